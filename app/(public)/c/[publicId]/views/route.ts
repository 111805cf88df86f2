import { countView } from '@/app/certificate-files/count-view'
import { byId } from '@/app/certificate-files/seen'

type Context = { params: Promise<{ publicId: string }> }

/** Counts that the page of a certificate was looked at. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { publicId } = await params
  return countView(request, () => byId(publicId))
}

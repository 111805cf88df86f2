import { countView } from '@/app/certificate-files/count-view'
import { byLink } from '@/app/certificate-files/seen'

type Context = { params: Promise<{ secret: string }> }

/** Counts that what a share link shows was looked at. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { secret } = await params
  return countView(request, () => byLink(secret))
}

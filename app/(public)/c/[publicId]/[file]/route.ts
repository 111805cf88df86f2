import { giveFile } from '@/app/certificate-files/give-file'
import { byId } from '@/app/certificate-files/seen'

type Context = { params: Promise<{ publicId: string; file: string }> }

/** A file of a certificate; of a private one for those it is shown to. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { publicId, file } = await params
  return giveFile(request, file, () => byId(publicId))
}

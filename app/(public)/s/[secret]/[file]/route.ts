import { giveFile } from '@/app/certificate-files/give-file'
import { byLink } from '@/app/certificate-files/seen'

type Context = { params: Promise<{ secret: string; file: string }> }

/** A file of the certificate that a share link shows. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { secret, file } = await params
  return giveFile(request, file, () => byLink(secret))
}

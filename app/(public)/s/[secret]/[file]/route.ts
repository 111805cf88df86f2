import { giveFile } from '@/app/certificate-files/give-file'
import { openShareLink } from '@/lib/awards/privacy/open-share-link'
import { shownContext } from '@/lib/platform/access/context'
import { publicContext } from '@/lib/platform/access/public-context'

type Context = { params: Promise<{ secret: string; file: string }> }

/** A file of the certificate that a share link shows. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { secret, file } = await params
  return giveFile(request, file, async () => {
    const ctx = publicContext()
    const { certificateId, publicId } = await openShareLink(ctx, secret)
    return { ctx: shownContext(ctx, certificateId), publicId }
  })
}

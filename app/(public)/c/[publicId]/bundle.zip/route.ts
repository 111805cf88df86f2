import { makeZip } from 'client-zip'
import { fileHeaders } from '@/app/file-answer'
import { refusal } from '@/app/refusal'
import { makeBundle } from '@/lib/awards/credentials/bundle'
import { publicContext } from '@/lib/platform/access/public-context'

type Context = { params: Promise<{ publicId: string }> }

/** All that is needed to check a certificate without this site, as a ZIP. */
export async function GET(_request: Request, { params }: Context) {
  const { publicId } = await params
  try {
    const files = await makeBundle(publicContext(), publicId)
    const headers = fileHeaders({
      type: 'application/zip',
      fileName: `certificate-${publicId}-offline.zip`,
    })
    return new Response(makeZip(files.map(({ name, text }) => ({ name, input: text }))), {
      headers: { ...headers, 'cache-control': 'no-store' },
    })
  } catch (error) {
    return refusal(error)
  }
}

import type { NextRequest } from 'next/server'
import { refusal } from '@/app/refusal'
import { listSigningKeys } from '@/lib/awards/signing/queries'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

/** A signing certificate in PEM, to be added to the trusted ones of a reader. */
export async function GET(request: NextRequest) {
  const { searchParams } = request.nextUrl
  const [issuerId, keyId] = [searchParams.get('issuerId') ?? '', searchParams.get('keyId')]
  try {
    if (!isId(issuerId)) throw new NotFound()
    const keys = await listSigningKeys(await currentCtx(), { issuerId })
    const key = keyId ? keys.own.find(({ id }) => id === keyId) : keys.installed
    if (!key) throw new NotFound()
    return new Response(key.pem, {
      headers: {
        'content-type': 'application/x-pem-file',
        'content-disposition': `attachment; filename="signing-${key.serial.slice(0, 12)}.pem"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    return refusal(error)
  }
}

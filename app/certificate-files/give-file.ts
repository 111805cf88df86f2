import { refusal } from '@/app/refusal'
import { NotFound } from '@/lib/platform/errors/errors'
import { badgePng, badgeSvg } from './badge'
import { bundleZip } from './bundle-zip'
import { cardPng } from './card-png'
import { certificatePdf } from './certificate-pdf'
import { credentialJson } from './credential-json'
import { credentialJwt } from './credential-jwt'
import { documentSvg } from './document-svg'
import { logProofJson } from './log-proof-json'
import { printPdf } from './print-pdf'
import type { CertificateFile, Seen } from './seen'

/** The files of a certificate, by the ends of their addresses. */
const files = new Map<string, CertificateFile>([
  ['badge.png', badgePng],
  ['badge.svg', badgeSvg],
  ['bundle.zip', bundleZip],
  ['card.png', cardPng],
  ['certificate.pdf', certificatePdf],
  ['credential.json', credentialJson],
  ['credential.jwt', credentialJwt],
  ['document.svg', documentSvg],
  ['log-proof.json', logProofJson],
  ['print.pdf', printPdf],
])

/**
 * A file of a certificate, by its name, as whoever `see` says is looking. Whether they may is the
 * queries' to say; what a private certificate shows to one is kept for no other.
 */
export async function giveFile(
  request: Request,
  name: string,
  see: () => Promise<Seen>,
): Promise<Response> {
  try {
    const give = files.get(name)
    if (!give) throw new NotFound()
    const answer = await give(request, await see())
    if (answer.ok) answer.headers.set('cache-control', 'private, no-cache')
    return answer
  } catch (error) {
    return refusal(error)
  }
}

import { settings } from '@/lib/platform/env/settings'
import { didWeb } from '@/lib/proof/credentials/did'

/** The public page of a certificate, which is also the id of its credential. */
export function certificateUrl(baseUrl: string, publicId: string): string {
  return `${baseUrl}/c/${publicId}`
}

/** The two lists of an issuer's n-th status list: an entry has the same position in both. */
export const purposes = ['revocation', 'suspension'] as const
export type Purpose = (typeof purposes)[number]

export function statusListUrl(baseUrl: string, slug: string, number: number, purpose: Purpose) {
  return `${baseUrl}/issuers/${slug}/status/${number}/${purpose}`
}

/** An issuer's identifier: did:web, whose document lies at /issuers/<slug>/did.json. */
export function issuerDid(slug: string): string {
  return didWeb(settings().baseUrl, `issuers/${slug}`)
}

/** How a key of an issuer is named in proofs. */
export function methodOf(slug: string, publicKey: string): string {
  return `${issuerDid(slug)}#${publicKey}`
}

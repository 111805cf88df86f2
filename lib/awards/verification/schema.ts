import { z } from 'zod'
import type { CertificateStatus } from '@/lib/awards/certificates/rules'
import type { Ctx } from '@/lib/platform/access/context'
import type { Check, Verdict } from '@/lib/proof/credentials/verify/checks'
import type { Difference } from '@/lib/proof/documents/check/difference'

/** Most that is read of what someone gives to be verified, in bytes. */
export const fileAtMost = 20 * 1024 * 1024
export const credentialAtMost = 512 * 1024

/** What is to be verified: one of them. `credential` is JSON, or the text of a JWT. */
export const verifyInput = z.union([
  z.strictObject({ id: z.string().min(1).max(2000) }),
  z.strictObject({ url: z.string().min(1).max(2000) }),
  z.strictObject({ credential: z.union([z.record(z.string(), z.unknown()), z.string().min(1)]) }),
])
export type VerifyInput =
  | z.infer<typeof verifyInput>
  | { file: { name: string; bytes: Uint8Array } }

/** What was given, as far as it could be told. */
export type Given = 'id' | 'url' | 'pdf' | 'image' | 'json' | 'jwt' | 'unknown'

export type { Difference }

/** Our own certificate, as far as whoever asks may know of it. */
export type VerifiedCertificate = {
  publicId: string
  url: string
  title: string
  recipientName: string
  issuer: { name: string; slug: string }
  awardedAt: Date
  expiresAt: Date | null
  status: CertificateStatus
  /** The public id of what took its place. */
  successor: string | null
  /** Its page answers to those alone who have a link. */
  private: boolean
}

/** What a credential of another system says of itself, for people to read. */
export type ForeignCredential = {
  title: string | null
  recipientName: string | null
  issuer: { id: string; name: string | null }
  awardedAt: Date | null
  expiresAt: Date | null
}

export type Verification = {
  verdict: Verdict
  given: Given
  /** One for each step, in the order of `checkNames`. */
  checks: Check[]
  differences: Difference[]
  certificate?: VerifiedCertificate
  foreign?: ForeignCredential
}

/** How a file is looked at. `follow`: whether an address in it is asked. */
export type LookAt = (
  ctx: Ctx,
  file: { name: string; bytes: Uint8Array },
  options?: { follow?: boolean },
) => Promise<Verification>

import type { logLeaves } from '@/db/schema'

export type LeafKind = (typeof logLeaves.$inferSelect)['kind']

/** What the proofs of the public are asked about: a certificate, by what happened to it. */
export type CertificateKind = Extract<
  LeafKind,
  'issued' | 'reissued' | 'revoked' | 'suspended' | 'lifted'
>

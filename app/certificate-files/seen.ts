import type { Ctx } from '@/lib/platform/access/context'

/** A certificate, and as whom it is looked at. */
export type Seen = { ctx: Ctx; publicId: string }

/** Gives one of a certificate's files, to whoever may see it. */
export type CertificateFile = (request: Request, seen: Seen) => Promise<Response>

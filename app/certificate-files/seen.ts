import { openShareLink } from '@/lib/awards/privacy/open-share-link'
import { type Ctx, shownContext } from '@/lib/platform/access/context'
import { publicContext } from '@/lib/platform/access/public-context'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

/** A certificate, and as whom it is looked at. */
export type Seen = { ctx: Ctx; publicId: string }

/** Gives one of a certificate's files, to whoever may see it. */
export type CertificateFile = (request: Request, seen: Seen) => Promise<Response>

/** A certificate by its public id, as whoever asks. */
export async function byId(publicId: string): Promise<Seen> {
  return { ctx: await currentCtx(), publicId }
}

/** A certificate by a share link, as whoever has it. */
export async function byLink(secret: string): Promise<Seen> {
  const ctx = publicContext()
  const { certificateId, publicId } = await openShareLink(ctx, secret)
  return { ctx: shownContext(ctx, certificateId), publicId }
}

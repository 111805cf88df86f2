import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { settings } from '@/lib/platform/env/settings'
import { InputError, NotFound } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { renderMany } from '@/lib/proof/documents/pool'
import { Look } from '@/lib/proof/documents/schema'
import { loadPictures } from './load-template'
import { lookPictures } from './look-pictures'
import { takeTurn } from './preview-turns'
import { Sample, sampleDocument } from './sample'

const previewInput = z.object({
  issuerId: z.uuid(),
  look: Look,
  sample: Sample,
  print: z.boolean().default(false),
})
export type PreviewInput = z.input<typeof previewInput>

/** Beyond it a template is not one to work with. */
const timeLimitMs = 10_000

/**
 * The real PDF of a look that nobody has saved, of a sample certificate, drawn on a render thread
 * and unsigned; `print` adds bleed and marks. One at a time for each person: `Overtaken` for what
 * waits when the same person asks again, or when `gone` says that nobody waits any more. InputError,
 * naming the field, for what cannot be drawn. Issuer admins only.
 */
export async function previewTemplate(
  ctx: Ctx,
  input: PreviewInput,
  gone?: AbortSignal,
): Promise<Uint8Array> {
  requireRole(ctx, input.issuerId, 'admin')
  const { issuerId, look, sample, print } = previewInput.parse(input)
  const who = ctx.actor.kind === 'user' ? ctx.actor.userId : issuerId
  return takeTurn(who, gone, async () => {
    const [issuer] = await ctx.db
      .select({ name: issuers.name })
      .from(issuers)
      .where(eq(issuers.id, issuerId))
    if (!issuer) throw new NotFound()
    const pictures = await loadPictures(ctx, issuerId, look)
    const missing = lookPictures(look).find(({ id }) => !pictures[id])
    if (missing) {
      const reason = say('templates.pictureGone')
      throw new InputError(reason, { [missing.field]: reason })
    }
    const { baseUrl } = settings()
    const doc = sampleDocument(sample, { issuerName: issuer.name, baseUrl })
    const order = { template: { look, pictures }, docs: [doc], print }
    const [result] = await renderMany(order, timeLimitMs)
    if (result?.ok) return result.bytes
    if (!result) throw new Error('the render threads gave no answer')
    if (result.code === 'failed') throw result.cause
    const field = result.code === 'not-drawable' ? result.field : undefined
    throw new InputError(result.reason, field ? { [field]: result.reason } : {})
  })
}

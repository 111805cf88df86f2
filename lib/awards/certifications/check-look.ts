import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { pictures } from '@/db/schema'
import { InputError } from '@/lib/platform/errors/errors'
import { type Sentence, say } from '@/lib/platform/language/say'
import { voiceOf } from '@/lib/proof/documents/designs/voice'
import { lookTexts, whyNotDrawable } from '@/lib/proof/documents/drawable'
import type { Look } from '@/lib/proof/documents/schema'
import { lookPictures } from './look-pictures'

/**
 * Refuses a look that says what cannot be drawn, or shows a picture that is not the issuer's. The
 * InputError names each field as it stands in the look: `signatories.0.name`.
 */
export async function checkLook(tx: Transaction, issuerId: string, look: Look): Promise<void> {
  const wrong: Record<string, Sentence> = {}
  for (const { field, text, ...asked } of lookTexts(look)) {
    const why = whyNotDrawable(text, { ...asked, voice: voiceOf(look) })
    if (why) wrong[field] = why.reason
  }
  const shown = lookPictures(look)
  const known = await ofIssuer(
    tx,
    issuerId,
    shown.map(({ id }) => id),
  )
  for (const { field, id } of shown) {
    if (!known.has(id)) wrong[field] = say('templates.pictureGone')
  }
  const [first] = Object.values(wrong)
  if (first) throw new InputError(first, wrong)
}

async function ofIssuer(tx: Transaction, issuerId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .select({ id: pictures.id })
    .from(pictures)
    .where(and(eq(pictures.issuerId, issuerId), inArray(pictures.id, ids)))
  return new Set(rows.map(({ id }) => id))
}

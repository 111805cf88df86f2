import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { artefacts, batches } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { settings } from '@/lib/platform/env/settings'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import type { Told } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import { fingerprint } from '@/lib/proof/documents/fingerprint'
import { renderMany } from '@/lib/proof/documents/pool'
import { toDocument } from './document'
import { keepForReview, resolveReview } from './review'
import { listUndrawn, type Undrawn } from './undrawn'

/**
 * Draws the PDFs of certificates (at most 500) of one issuer: each file first, then its row. What
 * this renderer has drawn already is passed over, so a chunk can be run again; what cannot be drawn
 * waits for review. Answers how many were drawn and how many wait. Issuer admins and jobs.
 */
export async function renderChunk(
  ctx: Ctx,
  { issuerId, certificateIds }: { issuerId: string; certificateIds: string[] },
): Promise<{ rendered: number; waiting: number }> {
  requireRole(ctx, issuerId, 'admin')
  const print = fingerprint()
  const todo = await listUndrawn(ctx, issuerId, certificateIds, print)
  if (todo.length === 0) return { rendered: 0, waiting: 0 }

  const baseUrl = settings().baseUrl
  const results = await renderMany(todo.map((facts) => toDocument(facts, baseUrl)))
  const files = storage()
  const drawn: Drawn[] = []
  const undrawable: (Undrawn & { code: string; reason: Told })[] = []
  for (const [i, facts] of todo.entries()) {
    const result = results[i] as (typeof results)[number]
    if (!result.ok) {
      undrawable.push({ ...facts, code: `document-${result.code}`, reason: result.reason })
      continue
    }
    const storageKey = `certificates/${facts.id}/${print.slice(0, 16)}.pdf`
    await files.put(storageKey, result.bytes, { contentType: 'application/pdf' })
    drawn.push({ facts, storageKey, sha256: result.sha256, bytes: result.bytes.byteLength })
  }

  return change(ctx, async (tx, record) => {
    const rendered = await keepDrawn(tx, drawn, print, ctx.now)
    await keepForReview(tx, issuerId, undrawable, ctx.now)
    if (rendered.length > 0) {
      await record({ name: 'certificate/rendered', issuerId, subjectIds: rendered, data: {} })
    }
    return { rendered: rendered.length, waiting: undrawable.length }
  })
}

type Drawn = { facts: Undrawn; storageKey: string; sha256: string; bytes: number }

/** Writes the rows of the files; answers the certificates whose row is new, and counts them in. */
async function keepDrawn(tx: Transaction, drawn: Drawn[], print: string, now: Date) {
  if (drawn.length === 0) return []
  const kept = await tx
    .insert(artefacts)
    .values(
      drawn.map(({ facts, ...file }) => ({
        ...{ id: newId(), certificateId: facts.id, kind: 'pdf' as const, version: facts.version },
        ...{ ...file, fingerprint: print, createdAt: now },
      })),
    )
    .onConflictDoNothing()
    .returning({ certificateId: artefacts.certificateId, version: artefacts.version })
  await resolveReview(
    tx,
    drawn.map(({ facts }) => facts),
    now,
  )
  const first = new Set(kept.filter((row) => row.version === 1).map((row) => row.certificateId))
  const batchIds = drawn.flatMap(({ facts }) => (first.has(facts.id) ? facts.batchId : []))
  for (const batchId of new Set(batchIds)) {
    const count = batchIds.filter((id) => id === batchId).length
    await tx
      .update(batches)
      .set({ rendered: sql`${batches.rendered} + ${count}` })
      .where(eq(batches.id, batchId))
  }
  return kept.map((row) => row.certificateId)
}

import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { artefacts, batches, newestDocuments } from '@/db/schema'
import { loadTemplate } from '@/lib/awards/certifications/load-template'
import { currentFingerprints } from '@/lib/awards/signing/current-fingerprints'
import { loadSigningKey } from '@/lib/awards/signing/load-signing-key'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { settings } from '@/lib/platform/env/settings'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import type { Sentence, Told } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import { type RenderResult, renderMany } from '@/lib/proof/documents/pool'
import type { RenderedCertificate } from '@/lib/proof/documents/render'
import { certificateSha256 } from '@/lib/proof/documents/sign/describe-certificate'
import { SigningFailed } from '@/lib/proof/documents/sign/signing-failed'
import type { SigningKey } from '@/lib/proof/documents/sign/signing-key'
import { toDocument } from './document'
import { keepForReview, resolveReview } from './review'
import { listUndrawn, type Undrawn } from './undrawn'

/**
 * Draws the PDFs of certificates (at most 500) of one issuer: each file first, then its row. What
 * this renderer has drawn already is passed over, so a chunk can be run again; what cannot be drawn
 * waits for review. Answers how many were drawn and how many wait. Where the key does not sign, it
 * throws `SigningFailed` once all else is kept, so that the step is tried again. Issuer admins and
 * jobs.
 */
export async function renderChunk(
  ctx: Ctx,
  { issuerId, certificateIds }: { issuerId: string; certificateIds: string[] },
): Promise<{ rendered: number; waiting: number }> {
  requireRole(ctx, issuerId, 'admin')
  const print = (await currentFingerprints(ctx, [issuerId])).get(issuerId) ?? ''
  const todo = await listUndrawn(ctx, issuerId, certificateIds, print)
  if (todo.length === 0) return { rendered: 0, waiting: 0 }
  const key = await loadSigningKey(ctx, { issuerId })

  const drawn: Drawn[] = []
  const undrawable: (Undrawn & { code: string; reason: Told })[] = []
  let unsigned: Sentence | undefined
  for (const [templateVersionId, group] of byTemplate(todo)) {
    const template = await loadTemplate(ctx, { issuerId, templateVersionId })
    const docs = group.map((facts) => toDocument(facts, settings().baseUrl))
    const results = await renderMany({ template, docs, signing: { key, at: ctx.now } })
    const made = group.map((facts, i) => ({ facts, result: results[i] as RenderResult }))
    for (const { facts, result } of made) {
      if (result.ok) continue
      if (result.code === 'not-signed') unsigned = result.reason
      else undrawable.push({ ...facts, code: `document-${result.code}`, reason: result.reason })
    }
    const files = made.flatMap(({ facts, result }) => (result.ok ? [{ facts, result }] : []))
    for (let from = 0; from < files.length; from += filesAtATime) {
      const some = files.slice(from, from + filesAtATime)
      drawn.push(
        ...(await Promise.all(some.map(({ facts, result }) => keepFile(facts, result, key)))),
      )
    }
  }

  const done = await change(ctx, async (tx, record) => {
    const { first, newer } = await keepDrawn(tx, issuerId, drawn, ctx.now)
    await keepForReview(tx, issuerId, undrawable, ctx.now)
    // Learners are told of a document once: a newer file of it is news to nobody.
    for (const [name, subjectIds] of [
      ['certificate/rendered', first],
      ['certificate/redrawn', newer],
    ] as const) {
      if (subjectIds.length > 0) await record({ name, issuerId, subjectIds, data: {} })
    }
    return { rendered: first.length + newer.length, waiting: undrawable.length }
  })
  if (unsigned) throw new SigningFailed(unsigned)
  return done
}

type Drawn = {
  facts: Undrawn
  storageKey: string
  sha256: string
  fileSha256: string
  fingerprint: string
  bytes: number
  signedWith: string | null
}

/** Beside the storage's own waiting: a disk's, a network's. */
const filesAtATime = 16

async function keepFile(
  facts: Undrawn,
  file: RenderedCertificate,
  key: SigningKey,
): Promise<Drawn> {
  const { bytes, sha256, fileSha256, fingerprint } = file
  // Made plainly, it is not signed.
  const plain = fingerprint.endsWith('-plain')
  const signedWith = plain ? null : certificateSha256(key.certificates[0] ?? new Uint8Array())
  // Two workers that draw the same at once sign it differently: neither may overwrite the other's.
  const name = `${fingerprint.slice(0, 16)}-${fileSha256.slice(0, 16)}`
  const storageKey = `certificates/${facts.id}/${name}.pdf`
  await storage().put(storageKey, bytes, { contentType: 'application/pdf' })
  const print = { sha256, fileSha256, fingerprint, signedWith }
  return { facts, storageKey, ...print, bytes: bytes.byteLength }
}

function byTemplate(todo: readonly Undrawn[]): Map<string, Undrawn[]> {
  const groups = new Map<string, Undrawn[]>()
  for (const facts of todo) {
    const group = groups.get(facts.templateVersionId)
    if (group) group.push(facts)
    else groups.set(facts.templateVersionId, [facts])
  }
  return groups
}

/**
 * Writes the rows of the files; answers the certificates whose row is new, those with their first
 * file apart, and counts those in.
 */
async function keepDrawn(tx: Transaction, issuerId: string, drawn: Drawn[], now: Date) {
  if (drawn.length === 0) return { first: [], newer: [] }
  const kept = await tx
    .insert(artefacts)
    .values(
      drawn.map(({ facts, ...file }) => ({
        ...{ id: newId(), certificateId: facts.id, kind: 'pdf' as const, version: facts.version },
        ...{ ...file, credentialVersion: facts.credentialVersion, createdAt: now },
      })),
    )
    .onConflictDoNothing()
    .returning({
      ...{ certificateId: artefacts.certificateId, version: artefacts.version },
      fingerprint: artefacts.fingerprint,
    })
  await setNewest(tx, issuerId, kept)
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
  const ids = kept.map((row) => row.certificateId)
  return { first: [...first], newer: ids.filter((id) => !first.has(id)) }
}

type Kept = { certificateId: string; version: number; fingerprint: string }

/** In one order, so that two chunks that share certificates do not wait for each other in a circle. */
async function setNewest(tx: Transaction, issuerId: string, kept: Kept[]) {
  if (kept.length === 0) return
  const rows = kept.map((row) => ({ ...row, issuerId }))
  rows.sort((a, b) => (a.certificateId < b.certificateId ? -1 : 1))
  await tx
    .insert(newestDocuments)
    .values(rows)
    .onConflictDoUpdate({
      target: newestDocuments.certificateId,
      set: { version: sql`excluded.version`, fingerprint: sql`excluded.fingerprint` },
      setWhere: sql`excluded.version > ${newestDocuments.version}`,
    })
}

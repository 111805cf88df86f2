import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Transaction } from '@/db/client'
import { batchItems, certificationVersions, issuers, learners, templateVersions } from '@/db/schema'
import { type CurrentProgramme, loadProgrammes } from '@/lib/awards/certifications/requirements'
import { type Award, decide } from '@/lib/awards/certifications/rules'
import { settings } from '@/lib/platform/env/settings'
import { newId, newPublicId } from '@/lib/platform/ids/ids'
import type { Told } from '@/lib/platform/language/say'
import { whyDocumentNotDrawable } from '@/lib/proof/documents/drawable'
import { Look } from '@/lib/proof/documents/schema'
import { toDocument } from './document'
import { loadStandings } from './standings'

type Item = {
  learnerId: string
  certificationId: string
  /** The completion asked about. */
  asked: string
}

/** An award with all that its certificate's row needs. */
export type Earned = Item &
  Award & {
    id: string
    publicId: string
    /** Who holds it: the learner, or the one that the learner was merged into. */
    holderId: string
    /** Whose completion it is awarded for: the learner, or another row of the same person. */
    ownerId: string
    certificationVersionId: string
    recipientName: string
    /** What its record says besides, for the template's custom fields. */
    details: Record<string, string>
  }
export type Kept = Item & { kind: 'wait' | 'refuse'; code: string; reason: Told }
export type Outcome = Earned | Kept

/**
 * Decides on the next pending items of a batch, in a fixed order: by the rules first, then by
 * whether the document can be drawn. Writes nothing.
 */
export async function decideNext(
  tx: Transaction,
  batchId: string,
  limit: number,
  now: Date,
): Promise<Outcome[]> {
  const items = await nextItems(tx, batchId, limit)
  if (items.length === 0) return []
  const certificationIds = [...new Set(items.map((item) => item.certificationId))]
  const programmes = await loadProgrammes(tx, certificationIds)
  const looks = await loadLooks(tx, programmes)
  const standingOf = await loadStandings(tx, items, programmes, now)
  return items.map(({ name, ...item }) => {
    const programme = programmes.get(item.certificationId) as CurrentProgramme
    const standing = standingOf(item)
    const decision = decide(programme, standing, now)
    if (decision.kind !== 'award') return { ...item, ...decision }
    const earned: Earned = {
      ...item,
      ...decision,
      id: newId(),
      publicId: newPublicId(),
      holderId: standing.holderId,
      ownerId: standing.ownerOf(decision.completionId),
      certificationVersionId: programme.versionId,
      recipientName: name,
      details: standing.detailsOf(decision.completionId),
    }
    const look = looks.get(programme.versionId) as Printed
    const undrawable = whyDocumentNotDrawable(
      Look.parse(look.look),
      toDocument({ ...look, ...earned }, settings().baseUrl),
    )
    return undrawable ? { ...item, kind: 'wait', ...undrawable } : earned
  })
}

const person = alias(learners, 'person')

function nextItems(tx: Transaction, batchId: string, limit: number) {
  return tx
    .select({
      learnerId: batchItems.learnerId,
      certificationId: batchItems.certificationId,
      asked: batchItems.completionId,
      name: person.name,
    })
    .from(batchItems)
    .innerJoin(learners, eq(learners.id, batchItems.learnerId))
    .innerJoin(person, eq(person.id, sql`coalesce(${learners.mergedIntoId}, ${learners.id})`))
    .where(and(eq(batchItems.batchId, batchId), eq(batchItems.state, 'pending')))
    .orderBy(asc(batchItems.learnerId), asc(batchItems.certificationId))
    .limit(limit)
}

type Printed = Awaited<ReturnType<typeof selectLooks>>[number]

/** What a version's documents have in common, by the version's id. */
async function loadLooks(tx: Transaction, programmes: ReadonlyMap<string, CurrentProgramme>) {
  const rows = await selectLooks(
    tx,
    [...programmes.values()].map((programme) => programme.versionId),
  )
  return new Map(rows.map((row) => [row.versionId, row]))
}

function selectLooks(tx: Transaction, versionIds: string[]) {
  return tx
    .select({
      versionId: certificationVersions.id,
      title: certificationVersions.title,
      description: certificationVersions.description,
      skills: certificationVersions.skills,
      issuerName: issuers.name,
      look: templateVersions.look,
    })
    .from(certificationVersions)
    .innerJoin(issuers, eq(issuers.id, certificationVersions.issuerId))
    .innerJoin(templateVersions, eq(templateVersions.id, certificationVersions.templateVersionId))
    .where(inArray(certificationVersions.id, versionIds))
}

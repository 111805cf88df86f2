import { inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { completions, enrolments } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { learnersByEmail, ownersOfKnown } from './learners-by-email'

export type CompletionRow = {
  email: string
  name: string
  courseId: string
  completedAt: Date
  /** Percent, 0 to 100. */
  score?: number | undefined
  /** What certificates print besides: {"hours": "40"}. */
  details?: Record<string, string> | undefined
}

/**
 * Writes completions of one issuer (at most 500) and the learners and enrolments they imply, and
 * tells the jobs about the new ones. Answers one entry a row, in the rows' order; a completion
 * that was known already keeps its id. `within` runs in the same transaction, for the caller's
 * own book-keeping. Issuer admins only.
 */
export async function recordCompletions(
  ctx: Ctx,
  input: {
    issuerId: string
    source: 'lms' | 'admin' | 'import'
    importId?: string
    rows: CompletionRow[]
  },
  within?: (
    tx: Transaction,
    recorded: { completionId: string; isNew: boolean }[],
  ) => Promise<unknown>,
): Promise<{ completionId: string; isNew: boolean }[]> {
  requireRole(ctx, input.issuerId, 'admin')
  const { issuerId, source, importId, rows } = input
  return change(ctx, async (tx, record) => {
    const learnerIds = await learnersByEmail(tx, issuerId, rows)
    const ownerOf = await ownersOfKnown(tx, [...learnerIds.values()])
    const facts = rows.map((row) => ({
      id: newId(),
      issuerId,
      learnerId: ownerOf({
        ...{ learnerId: learnerIds.get(row.email.toLowerCase()) as string },
        ...{ courseId: row.courseId, completedAt: row.completedAt },
      }),
      courseId: row.courseId,
      completedAt: row.completedAt,
      score: row.score === undefined ? null : keptScore(row.score),
      details: row.details ?? {},
      source,
    }))
    // In one order everywhere, so that two imports of the same people cannot deadlock. The sort is
    // stable: of two equal rows the first is the new one.
    const ordered = facts.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
    await tx
      .insert(enrolments)
      .values(ordered.map((fact) => ({ ...fact, enrolledAt: fact.completedAt })))
      .onConflictDoNothing()
    const added = await tx
      .insert(completions)
      .values(ordered)
      .onConflictDoNothing()
      .returning({ id: completions.id })
    const fresh = new Set(added.map((row) => row.id))
    const known = await knownIds(tx, facts)
    const recorded = facts.map((fact) => ({
      completionId: known.get(key(fact)) as string,
      isNew: fresh.has(fact.id),
    }))
    await within?.(tx, recorded)
    if (fresh.size > 0) {
      await record({
        name: 'completion/recorded',
        issuerId,
        subjectIds: [...fresh],
        data: importId ? { importId } : {},
      })
    }
    return recorded
  })
}

/** Two decimals are kept. They are cut, not rounded: 59.999 stays below a pass mark of 60. */
function keptScore(score: number) {
  return Math.floor(Number((score * 100).toFixed(6))) / 100
}

type CompletionKey = { learnerId: string; courseId: string; completedAt: Date }

const key = (row: CompletionKey) =>
  `${row.learnerId} ${row.courseId} ${row.completedAt.toISOString()}`

async function knownIds(tx: Transaction, facts: CompletionKey[]) {
  const learnerIds = [...new Set(facts.map((fact) => fact.learnerId))]
  const rows = await tx
    .select({
      id: completions.id,
      learnerId: completions.learnerId,
      courseId: completions.courseId,
      completedAt: completions.completedAt,
    })
    .from(completions)
    .where(inArray(completions.learnerId, learnerIds))
  return new Map(rows.map((row) => [key(row), row.id]))
}

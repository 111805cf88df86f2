import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { completions, formerAddresses, learners } from '@/db/schema'
import { newId } from '@/lib/platform/ids/ids'

type Named = { email: string; name: string }

/**
 * The learner of each address (in small letters). Makes those that are missing; one that is known
 * keeps the spelling of its name, one that was merged is the one it was merged into, and an address
 * that was mended still means whom it meant.
 */
export async function learnersByEmail(
  tx: Transaction,
  issuerId: string,
  rows: Named[],
): Promise<Map<string, string>> {
  const emails = [...new Set(rows.map((row) => row.email.toLowerCase()))]
  const former = await formerOwners(tx, issuerId, emails)
  // In one order everywhere, so that two imports of the same people cannot deadlock.
  const people = rows
    .filter((row) => !former.has(row.email.toLowerCase()))
    .toSorted((a, b) => (a.email.toLowerCase() < b.email.toLowerCase() ? -1 : 1))
  if (people.length > 0) {
    await tx
      .insert(learners)
      .values(people.map(({ email, name }) => ({ id: newId(), issuerId, email, name })))
      .onConflictDoNothing()
  }
  const found = await tx
    .select({ id: person, email: sql<string>`lower(${learners.email})` })
    .from(learners)
    .where(and(eq(learners.issuerId, issuerId), inArray(sql`lower(${learners.email})`, emails)))
  return new Map([...former, ...found.map((row) => [row.email, row.id] as const)])
}

const person = sql<string>`coalesce(${learners.mergedIntoId}, ${learners.id})`

async function formerOwners(tx: Transaction, issuerId: string, emails: string[]) {
  const address = sql<string>`lower(${formerAddresses.email})`
  const rows = await tx
    .select({ id: person, email: address })
    .from(formerAddresses)
    .innerJoin(learners, eq(learners.id, formerAddresses.learnerId))
    .where(and(eq(formerAddresses.issuerId, issuerId), inArray(address, emails)))
    // Of two who had it one after the other, the later.
    .orderBy(formerAddresses.replacedAt, formerAddresses.id)
  return new Map(rows.map((row) => [row.email, row.id]))
}

type Known = { learnerId: string; courseId: string; completedAt: Date }

/**
 * Whose a completion of one of these people is: of the row that has it already, where it is one that
 * was merged into the person; else of the person's own.
 */
export async function ownersOfKnown(
  tx: Transaction,
  learnerIds: string[],
): Promise<(known: Known) => string> {
  const key = ({ learnerId, courseId, completedAt }: Known) =>
    `${learnerId} ${courseId} ${completedAt.toISOString()}`
  const rows = await tx
    .select({
      ownerId: completions.learnerId,
      learnerId: sql<string>`${learners.mergedIntoId}`,
      courseId: completions.courseId,
      completedAt: completions.completedAt,
    })
    .from(completions)
    .innerJoin(learners, eq(learners.id, completions.learnerId))
    .where(inArray(learners.mergedIntoId, learnerIds))
  const owners = new Map(rows.map((row) => [key(row), row.ownerId]))
  return (known) => owners.get(key(known)) ?? known.learnerId
}

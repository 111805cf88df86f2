import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { importRows, learners } from '@/db/schema'
import { loadStandings } from '@/lib/awards/certificates/standings'
import { type CurrentProgramme, loadProgrammes } from '@/lib/awards/certifications/requirements'
import type { CompletionFact, Standing } from '@/lib/awards/certifications/rules'
import type { Ctx } from '@/lib/platform/access/context'
import type { Sentence } from '@/lib/platform/language/say'
import { ownImport } from './draft'
import { type Expected, foresee } from './foresee'

/** How many people of a file would be awarded a certification, hold it already, and so on. */
export type Forecast = {
  /** People with a row that would be taken. */
  people: number
  /** People whose courses no certification asks for. */
  without: number
  certifications: ForecastOf[]
}
export type ForecastOf = Record<Expected['kind'], number> & {
  certificationId: string
  title: string
  /** Why people wait or are refused, the most frequent first. */
  reasons: { kind: Expected['kind']; code: string; count: number; example: Sentence }[]
}
export type ExpectedPerson = { email: string; name: string; expected: Expected[] }

/** Rows at a time. */
const pageSize = 1000

/**
 * Foresees what the checked rows of a draft would come to, by the rules that decide on them later:
 * a page of people at a time, each in a short transaction of its own. Issuer admins only.
 */
export async function forecastImport(ctx: Ctx, input: { importId: string }): Promise<Forecast> {
  const { issuerId } = await ownImport(ctx, input.importId)
  const programmes = await programmesOf(ctx, issuerId, input.importId)
  const total: Forecast = { people: 0, without: 0, certifications: [] }
  const sums = new Map<string, ForecastOf>()
  for (let after = ''; ; ) {
    const { page, more } = await forecastPage(ctx, {
      ...input,
      issuerId,
      programmes,
      after,
      limit: pageSize,
    })
    for (const person of page) {
      total.people++
      if (person.expected.length === 0) total.without++
      for (const one of person.expected) count(sums, one)
    }
    const last = page.at(-1)
    if (!more || !last) break
    after = last.email.toLowerCase()
  }
  total.certifications = [...sums.values()].sort((a, b) => b.award - a.award)
  for (const sum of total.certifications) sum.reasons.sort((a, b) => b.count - a.count)
  return total
}

/** The first people of a checked draft, by address, each with what is expected. Issuer admins only. */
export async function previewPeople(
  ctx: Ctx,
  { importId, after = '', limit = 50 }: { importId: string; after?: string; limit?: number },
): Promise<ExpectedPerson[]> {
  const { issuerId } = await ownImport(ctx, importId)
  const programmes = await programmesOf(ctx, issuerId, importId)
  const { page } = await forecastPage(ctx, { importId, issuerId, programmes, after, limit })
  return page
}

function count(sums: Map<string, ForecastOf>, one: Expected) {
  const { certificationId, title, kind } = one
  const sum = sums.get(certificationId) ?? {
    ...{ certificationId, title, award: 0, held: 0, wait: 0, refuse: 0, reasons: [] },
  }
  sums.set(certificationId, sum)
  sum[kind]++
  if (one.kind === 'award' || one.kind === 'held') return
  const known = sum.reasons.find(({ code }) => code === one.code)
  if (known) known.count++
  else sum.reasons.push({ kind, code: one.code, count: 1, example: one.reason })
}

/** The programmes that the file's courses lead to, also by way of one another. */
async function programmesOf({ db }: Ctx, issuerId: string, importId: string) {
  const rows = await db.execute<{ id: string }>(sql`
    with recursive current as (
      select distinct on (certification_id) id, certification_id from certification_versions
      where issuer_id = ${issuerId} order by certification_id, version desc
    ), reached as (
      select current.certification_id from requirements r
      join current on current.id = r.certification_version_id
      where r.course_id in (
        select course_id from import_rows where import_id = ${importId} and state = 'accepted')
      union
      select current.certification_id from reached
      join requirements r on r.required_certification_id = reached.certification_id
      join current on current.id = r.certification_version_id
    ) select certification_id as id from reached`)
  const ids = rows.map(({ id }) => id)
  return ids.length > 0 ? loadProgrammes(db, ids) : new Map<string, CurrentProgramme>()
}

type Page = {
  importId: string
  issuerId: string
  programmes: ReadonlyMap<string, CurrentProgramme>
  after: string
  limit: number
}

function forecastPage(ctx: Ctx, page: Page): Promise<{ page: ExpectedPerson[]; more: boolean }> {
  return ctx.db.transaction(async (tx) => {
    const { found: rows, more } = await nextRows(tx, page)
    const known = await knownLearners(tx, page.issuerId, [...rows.keys()])
    const pairs = [...known.values()].flatMap(({ id }) =>
      [...page.programmes.keys()].map((certificationId) => ({ learnerId: id, certificationId })),
    )
    const standingOf =
      pairs.length > 0 ? await loadStandings(tx, pairs, page.programmes, ctx.now) : undefined
    const expected = [...rows].map(([key, { email, name, facts }]) => {
      const learner = known.get(key)
      const standing = (certificationId: string): Standing => {
        const has = learner && standingOf?.({ learnerId: learner.id, certificationId })
        return has ? { ...has, completions: [...has.completions, ...facts] } : newcomer(facts)
      }
      const printed = learner?.name ?? name
      return {
        email,
        name: printed,
        expected: foresee(page.programmes, standing, facts, printed, ctx.now),
      }
    })
    return { page: expected, more }
  })
}

function newcomer(completions: CompletionFact[]): Standing {
  return { completions, held: null, inForce: new Set(), used: new Set(), revokedBefore: false }
}

type Person = { email: string; name: string; facts: CompletionFact[] }

/**
 * The next people by address, with the completions that the file gives them: of up to `limit` rows,
 * without the last person's where there may be more of them.
 */
async function nextRows(tx: Transaction, { importId, after, limit }: Page) {
  const address = sql<string>`lower(${importRows.email})`
  const rows = await tx
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        eq(importRows.state, 'accepted'),
        sql`lower(${importRows.email}) > ${after}`,
      ),
    )
    .orderBy(address, importRows.line)
    .limit(limit)
  const found = new Map<string, Person>()
  for (const { email, name, line, courseId, completedAt, score } of rows) {
    const key = (email as string).toLowerCase()
    const person = found.get(key) ?? { email: email as string, name: name as string, facts: [] }
    person.facts.push({
      ...{ id: `line ${line}`, courseId: courseId as string, completedAt: completedAt as Date },
      score,
    })
    found.set(key, person)
  }
  const more = rows.length === limit
  const last = [...found.keys()].at(-1)
  if (more && last !== undefined && found.size > 1) found.delete(last)
  return { found, more }
}

async function knownLearners(tx: Transaction, issuerId: string, emails: string[]) {
  const rows = await tx
    .select({ id: learners.id, email: sql<string>`lower(${learners.email})`, name: learners.name })
    .from(learners)
    .where(and(eq(learners.issuerId, issuerId), inArray(sql`lower(${learners.email})`, emails)))
  return new Map(rows.map((row) => [row.email, row]))
}

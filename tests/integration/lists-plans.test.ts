import { beforeAll, describe, expect, it } from 'vitest'
import { type Known, knownOf, type Question, questions } from '@/bench/lists/asked'
import { fill } from '@/bench/lists/fill'
import { type People, peopleOf } from '@/bench/lists/people'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()
const count = 4000
let people: People
let known: Known

beforeAll(async () => {
  await fill(test.sql, count, { checkKeys: false, say: () => undefined })
  people = await peopleOf(test.sql)
  known = await knownOf(test.sql)
}, 60_000)

const named = questions.map((one): [string, Question] => [`${one[0]}, by ${one[1]}`, one])

/** Tables that grow with every certificate. */
const large = [
  'certificates',
  'learners',
  'holdings',
  'completions',
  'audit_log',
  'artefacts',
  'newest_documents',
]
const mail = ['notifications', 'deliveries']

/** These read along the newest as far as they must, or count each to a thousand. */
const walks = /two letters|of a certification|^certifications|older renderer, by platform/

describe('at most eight queries, none of which reads half of a large table', () => {
  it.each(named)('%s', async (name, question) => {
    const asked = await ask(question)
    expect(asked.length).toBeLessThanOrEqual(8)
    if (walks.test(name)) return
    const read = []
    for (const { query, params } of asked) read.push(...(await readBy(query, params)))
    expect(read.filter(({ rows }) => rows > count / 2)).toEqual([])
  })
})

type Plan = Record<string, unknown> & { Plans?: Plan[] }

/**
 * How many rows of large tables each part of a query's plan reads, where reading a whole table is the
 * last resort: in so small a database it would be the first.
 */
async function readBy(query: string, params: unknown[]) {
  const plan = await test.sql.begin(async (tx) => {
    await tx.unsafe(
      'set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off',
    )
    const [row] = await tx.unsafe(`explain (analyze, format json) ${query}`, params as string[])
    const [top] = (row?.['QUERY PLAN'] ?? []) as { Plan: Plan }[]
    return top?.Plan
  })
  const parts = (one: Plan): Plan[] => [one, ...(one.Plans ?? []).flatMap(parts)]
  return (plan ? parts(plan) : [])
    .filter((one) => [...large, ...mail].includes(String(one['Relation Name'])))
    .map((one) => ({
      ...{ table: one['Relation Name'], by: one['Node Type'], index: one['Index Name'] },
      rows:
        (Number(one['Actual Rows']) + Number(one['Rows Removed by Filter'] ?? 0)) *
        Number(one['Actual Loops']),
    }))
}

async function ask([, who, put]: Question) {
  people.asked()
  await put(people.as(who), known)
  return people.asked()
}

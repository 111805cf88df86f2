import { beforeAll, describe, expect, it } from 'vitest'
import { type Known, knownOf, type Question, questions } from '@/bench/lists/asked'
import { fill } from '@/bench/lists/fill'
import { type People, peopleOf } from '@/bench/lists/people'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()
let people: People
let known: Known

beforeAll(async () => {
  await fill(test.sql, 3000, { checkKeys: false, say: () => undefined })
  people = await peopleOf(test.sql)
  known = await knownOf(test.sql)
}, 60_000)

const named = questions.map((one): [string, Question] => [`${one[0]}, by ${one[1]}`, one])

/** What must find its rows by an index: at a million rows, reading one of these takes a second. */
const large = ['certificates', 'learners', 'holdings', 'completions', 'audit_log', 'artefacts']
const mail = ['notifications', 'deliveries', 'revocations']
const scanned = new RegExp(`Seq Scan on (${[...large, ...mail].join('|')})\\b`)

/** This reads along the newest, as far as it must, whatever there is. */
const walks = /two letters/

describe('at most eight queries, each of which an index can answer', () => {
  it.each(named)('%s', async (name, question) => {
    const asked = await ask(question)
    expect(asked.length).toBeLessThanOrEqual(8)
    if (walks.test(name)) return
    for (const { query, params } of asked) {
      expect(await planOf(query, params)).not.toMatch(scanned)
    }
  })
})

/** The plan where reading a whole table is the last resort: in so small a database it would be the first. */
async function planOf(query: string, params: unknown[]) {
  return test.sql.begin(async (tx) => {
    await tx.unsafe('set local enable_seqscan = off')
    const rows = await tx.unsafe(`explain ${query}`, params as string[])
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
}

async function ask([, who, put]: Question) {
  people.asked()
  await put(people.as(who), known)
  return people.asked()
}

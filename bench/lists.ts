import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '@/db/client'
import { startDatabase } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { knownOf, questions } from './lists/asked'
import { fill } from './lists/fill'
import { type People, peopleOf } from './lists/people'

const few = 10_000
const rounds = 20
const longestMs = 3000

/** What a question may take at the larger size, in milliseconds (p95). */
const budget = { list: 50, search: 100 }

/**
 * How long each list and search takes at 10,000 certificates and at 1,000,000 (`--rows N`).
 * `--json FILE` writes the figures down, `--only TEXT` asks a part of the questions, `--data DIR` keeps
 * the databases there for another run. Ends with 1 where something is over its budget.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'string' },
      rows: { type: 'string', default: '1000000' },
      only: { type: 'string', default: '' },
      data: { type: 'string' },
    },
  })
  const from = process.env.INIT_CWD ?? process.cwd()
  const many = Number(values.rows)
  const kept = values.data && resolve(from, values.data)
  const dataDir = kept || mkdtempSync(join(tmpdir(), 'laurel-bench-'))
  mkdirSync(dataDir, { recursive: true })
  // Started by root, the server runs as another user, who has to get through.
  chmodSync(dataDir, 0o711)
  const server = await startDatabase({ dataDir, durable: false })
  try {
    const small = await measure(await filled(server.url, 'laurel_few', few), values.only)
    const large = await measure(await filled(server.url, 'laurel', many), values.only)
    const results = large.map((row, i) => compare(row, small[i] as Measured))
    print(results, many)
    if (values.json) {
      const report = { few, many, rounds, results }
      await writeFile(resolve(from, values.json), `${JSON.stringify(report, null, 2)}\n`)
    }
    return results.some(({ over }) => over) ? 1 : 0
  } finally {
    await server.stop()
    if (!kept) rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The address of a database with so many certificates; one that is there already is taken as it is. */
async function filled(serverUrl: string, name: string, count: number): Promise<string> {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const admin = openDatabase(serverUrl, { max: 1 })
  const [there] = await admin.sql`select 1 from pg_database where datname = ${name}`
  if (!there) await admin.sql.unsafe(`create database ${name}`)
  await admin.close()
  await migrate(url.href)
  const { sql, close } = openDatabase(url.href, { max: 1, deadlineMs: 1_800_000 })
  const [full] = await sql`select 1 from certificates limit 1`
  if (!full) {
    const began = performance.now()
    await fill(sql, count, { checkKeys: count <= few, say: console.log })
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(`${count.toLocaleString('en')} certificates filled in ${seconds} s.`)
  }
  await close()
  return url.href
}

type Measured = { what: string; asker: string; p50: number; p95: number; queries: number }

async function measure(url: string, only: string): Promise<Measured[]> {
  const { sql, close } = openDatabase(url, { max: 10 })
  try {
    const people = await peopleOf(sql)
    const known = await knownOf(sql)
    const rows: Measured[] = []
    for (const [what, asker, ask] of questions) {
      if (!`${what}, ${asker}`.includes(only)) continue
      rows.push({ what, asker, ...(await time(people, () => ask(people.as(asker), known))) })
    }
    return rows
  } finally {
    await close()
  }
}

async function time(people: People, ask: () => Promise<unknown>) {
  people.asked()
  // Twice unmeasured: plans, types and the pages that the question needs are then at hand.
  await ask()
  const queries = people.asked().length
  await ask()
  const times: number[] = []
  const until = performance.now() + longestMs
  // What is far too slow shows that in five rounds as well as in twenty.
  for (let round = 0; round < rounds && (round < 5 || performance.now() < until); round++) {
    const began = performance.now()
    await ask()
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? 0
  return { p50: round(at(0.5)), p95: round(at(0.95)), queries }
}

function compare(large: Measured, small: Measured) {
  const search = /search|palette/.test(large.what)
  return {
    ...large,
    few: { p50: small.p50, p95: small.p95 },
    ratio: round(large.p50 / small.p50),
    over: large.p95 > (search ? budget.search : budget.list) || large.queries > 8,
  }
}

function print(results: ReturnType<typeof compare>[], many: number) {
  console.log(`Milliseconds at ${few.toLocaleString('en')} and ${many.toLocaleString('en')}`)
  const head = ['', 'asked by', 'p50', 'p95', 'p50', 'p95', 'ratio', 'queries', '']
  const rows = results.map(({ what, asker, few, p50, p95, ratio, queries, over }) => {
    const figures = [few.p50, few.p95, p50, p95, ratio, queries].map(String)
    return [what, asker, ...figures, over ? 'over' : '']
  })
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, i) => (i < 2 ? cell.padEnd(i ? 15 : 30) : cell.padStart(8)))
    console.log(cells.join(' ').trimEnd())
  }
}

function round(ms: number) {
  return Number(ms.toFixed(1))
}

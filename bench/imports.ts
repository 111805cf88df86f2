import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse'
import { proposePlan } from '@/lib/awards/imports/layouts/detect'
import { openCsv } from '@/lib/awards/imports/reading/csv'
import { readRow } from '@/lib/awards/imports/reading/read-row'
import { surveyFile } from '@/lib/awards/imports/survey'
import { median } from './median'

const rows = 20_000
const rounds = 9

/**
 * How long it takes to find out what a file of 20,000 rows is and to judge each of its rows, beside
 * csv-parse, which reads the same bytes and judges nothing. `--json FILE` writes the figures down.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'string' } } })
  const bytes = exampleFile()
  await Promise.all([judge(bytes), parseAlone(bytes)])
  const times: Record<'laurel' | 'csvParse', number[]> = { laurel: [], csvParse: [] }
  const before = memory()
  let peak = before
  for (let round = 0; round < rounds; round++) {
    // By turns, so that whatever else the machine does falls on both.
    times.csvParse.push(await timed(() => parseAlone(bytes)))
    times.laurel.push(await timed(() => judge(bytes)))
    peak = Math.max(peak, memory())
  }
  const [laurelMs, csvParseMs] = [median(times.laurel), median(times.csvParse)]
  const result = {
    rows,
    bytes: bytes.byteLength,
    laurelMs: Math.round(laurelMs),
    csvParseMs: Math.round(csvParseMs),
    ratio: Number((laurelMs / csvParseMs).toFixed(2)),
    rowsPerSecond: Math.round(rows / (laurelMs / 1000)),
    moreMemoryMb: Math.round((peak - before) / 1024 / 1024),
  }
  console.log(JSON.stringify(result, null, 2))
  const from = process.env.INIT_CWD ?? process.cwd()
  if (values.json)
    await writeFile(resolve(from, values.json), `${JSON.stringify(result, null, 2)}\n`)
  return 0
}

function exampleFile(): Uint8Array {
  const row = (_: unknown, i: number) =>
    `learner${i}@example.org;"Ångström; ${i}";DS-101;${1 + (i % 28)}/0${1 + (i % 9)}/2026;${i % 101},5`
  const lines = Array.from({ length: rows }, row)
  return Buffer.from(`E-mail;Full Name;Course;Date completed;Score\n${lines.join('\n')}\n`)
}

async function judge(bytes: Uint8Array) {
  const file = await openCsv(bytes)
  const plan = proposePlan(file.headings, '2026-11-23')
  const facts = await surveyFile(file, plan)
  plan.dateOrder = facts.dates.order
  const courses = new Map([['ds-101', { id: 'course', passMark: 60 }]])
  const reading = { plan, headings: file.headings, courses, now: new Date('2026-11-23T00:00:00Z') }
  let good = 0
  for await (const { cells } of file.rows()) if (readRow(cells, reading).kind === 'good') good++
  if (good === 0) throw new Error('no row was good')
}

async function parseAlone(bytes: Uint8Array) {
  let count = 0
  const records = Readable.from([bytes]).pipe(parse({ bom: true, delimiter: ';' }))
  for await (const _ of records) count++
  if (count !== rows + 1) throw new Error(`${count} records`)
}

async function timed(work: () => Promise<void>) {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function memory() {
  return process.memoryUsage().rss
}

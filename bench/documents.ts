import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { deflateSync } from 'node:zlib'
import { installationRoot } from '@/lib/platform/env/settings'
import { htmlOf } from './documents/html'
import { pageSpec } from './documents/page-spec'
import { pythonWith, type RunningEngine, startEngine } from './documents/process'
import { runEngine } from './documents/run-engine'
import { type Script, sampleDocument, scripts } from './documents/sample'
import { median } from './median'

type Row = {
  engine: string
  script: Script
  variant: string
  start: () => RunningEngine
}
type Result = {
  engine: string
  script: Script
  variant: string
  ms: number
  perSecond: number
  bytes: number
  rssMb: number
}

const ratioNames = {
  reactPdf: 'react-pdf',
  pdfkit: 'pdfkit',
  reportlab: 'reportlab',
  weasyprint: 'weasyprint',
  chromium: 'chromium',
}

/**
 * Certificates a second, memory and bytes of the fast path beside react-pdf, pdfkit and, where they
 * are installed, ReportLab, WeasyPrint and headless Chromium: one design, each engine in a process of
 * its own, warmed for five turns, then by turns of `--turn` milliseconds in `--rounds` rounds, medians.
 * `--json` prints `{results, ratios}` alone; a ratio is how many times longer a peer takes for a
 * certificate in Latin, unsigned.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '7' },
      turn: { type: 'string', default: '1000' },
      only: { type: 'string', default: '' },
      engine: { type: 'string' },
    },
  })
  if (values.engine) return runEngine(values.engine)
  const folder = mkdtempSync(join(tmpdir(), 'laurel-bench-'))
  try {
    const rows = rowsOf(folder).filter(({ engine, variant }) =>
      values.only.split(',').some((some) => `${engine} ${variant}`.includes(some)),
    )
    const results = await measure(rows, Number(values.rounds), Number(values.turn))
    const ratios = ratiosOf(results)
    if (values.json) console.log(JSON.stringify({ results, ratios }))
    else print(results, ratios)
    return 0
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Every engine that is here. */
function rowsOf(folder: string): Row[] {
  const node = (name: string) => () =>
    startEngine(process.execPath, [
      ...[join(installationRoot(), 'scripts/run.mjs'), '--bundled', 'bench-documents'],
      ...['--engine', name],
    ])
  const python = (module: string, pages: (n: number, script: Script) => unknown) => {
    const program = pythonWith(module)
    if (!program) return console.error(`${module} is not installed, and is left out.`)
    const file = join(folder, `${module}.json`)
    const made = scripts.map((script) => [
      script,
      Array.from({ length: 24 }, (_, n) => pages(n, script)),
    ])
    writeFileSync(file, JSON.stringify(Object.fromEntries(made)))
    const engine = join(installationRoot(), `bench/documents/${module}_engine.py`)
    return () => startEngine(program, ['-B', engine, file])
  }
  const spec = (n: number, script: Script) => pageSpec(sampleDocument(script, n))
  const starts: [engine: string, variant: string, start: (() => RunningEngine) | undefined][] = [
    ['laurel', 'unsigned', node('laurel unsigned')],
    ['laurel', 'attached', node('laurel attached')],
    ['laurel', 'attached, signed', node('laurel signed')],
    ['laurel', 'both cores', node('laurel both cores')],
    ['react-pdf', 'unsigned', node('react-pdf unsigned')],
    ['pdfkit', 'unsigned', node('pdfkit unsigned')],
    ['reportlab', 'unsigned', python('reportlab', spec) ?? undefined],
    [
      'weasyprint',
      'unsigned',
      python('weasyprint', (n, script) => htmlOf(spec(n, script))) ?? undefined,
    ],
    ['chromium', 'unsigned', node('chromium unsigned')],
  ]
  return starts.flatMap(([engine, variant, start]) =>
    start ? scripts.map((script) => ({ engine, variant, script, start })) : [],
  )
}

async function measure(rows: Row[], rounds: number, turn: number): Promise<Result[]> {
  const running: { row: Row; engine: RunningEngine; times: number[]; bytes: number }[] = []
  for (const row of rows) {
    const engine = row.start()
    try {
      // Fonts are read, code is compiled: an issue of ten thousand is warm.
      await engine.ask(row.script, 5 * turn)
      running.push({ row, engine, times: [], bytes: 0 })
    } catch (error) {
      engine.end()
      console.error(`${row.engine} does not run here, and is left out: ${(error as Error).message}`)
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const one of running) {
      const { ms, count, bytes } = await one.engine.ask(one.row.script, turn)
      one.times.push(ms / count)
      one.bytes = bytes
    }
  }
  return running.map(({ row, engine, times, bytes }) => {
    const ms = median(times)
    const rssMb = engine.rssMb()
    engine.end()
    const { engine: name, script, variant } = row
    const perSecond = Math.round(1000 / ms)
    return { engine: name, script, variant, ms: Number(ms.toFixed(3)), perSecond, bytes, rssMb }
  })
}

function ratiosOf(results: Result[]): Record<string, number | null> {
  const msOf = (engine: string) =>
    results.find((r) => r.engine === engine && r.script === 'latin' && r.variant === 'unsigned')?.ms
  const ours = msOf('laurel')
  return Object.fromEntries(
    Object.entries(ratioNames).map(([name, engine]) => {
      const theirs = msOf(engine)
      return [name, ours && theirs ? Number((theirs / ours).toFixed(1)) : null]
    }),
  )
}

function print(results: Result[], ratios: Record<string, number | null>) {
  const ours = (script: Script) =>
    results.find((r) => r.engine === 'laurel' && r.variant === 'unsigned' && r.script === script)
      ?.ms ?? 0
  const rows = results.map(({ engine, variant, script, ms, perSecond, bytes, rssMb }) => ({
    ...{ engine, variant, script, 'ms each': ms, 'a second': perSecond },
    ...{ kB: Math.round(bytes / 1024), 'MB of memory': rssMb },
    '× ours, unsigned': Number((ms / ours(script)).toFixed(2)),
  }))
  console.table(rows)
  console.log(`Floor, deflating what differs and copying the rest: ${floor().toFixed(3)} ms.`)
  console.log(`Ratios, Latin, unsigned: ${JSON.stringify(ratios)}`)
}

/** What no engine that compresses can do without: 6 KB are deflated, 40 KB copied. */
function floor(): number {
  const text = Buffer.from(
    Array.from({ length: 900 }, (_, i) => `${i} ${(i * 7) % 41} re\n`).join(''),
  ).subarray(0, 6_000)
  const frozen = Buffer.alloc(40_000, 7)
  const times = Array.from({ length: 300 }, () => {
    const began = performance.now()
    Buffer.concat([frozen, deflateSync(text, { level: 3 })])
    return performance.now() - began
  })
  return median(times)
}

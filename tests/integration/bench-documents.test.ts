import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

const engines = ['laurel unsigned', 'pdfkit unsigned']

/** A run too short to say anything of speed: what it prints for machines is looked at. */
it('prints for machines what each engine took, and how many times longer the peers take', () => {
  const args = ['scripts/run.mjs', 'bench-documents', '--json', '--rounds', '1', '--turn', '20']
  const printed = execFileSync(process.execPath, [...args, '--only', engines.join(',')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { results, ratios } = JSON.parse(printed) as {
    results: Record<string, unknown>[]
    ratios: Record<string, number | null>
  }
  const rows = results.map(({ engine, variant, script }) => `${engine}, ${variant}, ${script}`)
  expect(rows).toEqual(
    ['laurel', 'pdfkit'].flatMap((engine) => [
      `${engine}, unsigned, latin`,
      `${engine}, unsigned, mixed`,
    ]),
  )
  const positive = expect.toSatisfy((value) => typeof value === 'number' && value > 0)
  for (const { ms, perSecond, bytes, rssMb } of results) {
    expect({ ms, perSecond, bytes, rssMb }).toEqual({
      ...{ ms: positive, perSecond: positive },
      ...{ bytes: expect.toSatisfy((size) => size > 20_000), rssMb: positive },
    })
  }
  const took = (engine: string) =>
    results.find((row) => row.engine === engine && row.script === 'latin')?.ms as number
  expect(ratios).toEqual({
    reactPdf: null,
    pdfkit: Number((took('pdfkit') / took('laurel')).toFixed(1)),
    ...{ reportlab: null, weasyprint: null, chromium: null },
  })
}, 120_000)

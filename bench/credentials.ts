import { parseArgs } from 'node:util'
import { type Engine, enginesOf } from './credentials/engines'
import { median } from './median'

type Result = {
  engine: string
  work: string
  variant: string
  ms: number
  perSecond: number
  bestPerSecond: number
  /** Of the processor, all threads of the process: on an idle machine about the same. */
  cpuMs: number
  count: number
}

/**
 * Credentials a second on one thread: issuing and verifying of ours beside the stock library and the
 * Ed25519 signature alone, all of them in this process, warmed for five turns, then by turns of
 * `--turn` milliseconds in `--rounds` rounds: medians, the best round, the processor's time, and how
 * many were made in all. `--json` prints `{results, ratios}` alone; a ratio is how many times longer
 * the stock library takes, to verify than ours does what we keep.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '7' },
      turn: { type: 'string', default: '1000' },
    },
  })
  const results = await measure(await enginesOf(), Number(values.rounds), Number(values.turn))
  const ratios = ratiosOf(results)
  if (values.json) console.log(JSON.stringify({ results, ratios }))
  else print(results, ratios)
  return 0
}

type Turn = { ms: number; cpuMs: number; count: number }

async function measure(engines: Engine[], rounds: number, turn: number): Promise<Result[]> {
  const running = engines.map((engine) => ({ engine, turns: [] as Turn[], count: 0 }))
  for (const one of running) one.count += (await run(one.engine, 0, 5 * turn)).count
  for (let round = 0; round < rounds; round++) {
    for (const one of running) {
      const took = await run(one.engine, one.count, turn)
      one.turns.push(took)
      one.count += took.count
    }
  }
  return running.map(({ engine: { engine, work, variant }, turns, count }) => {
    const each = turns.map((turn) => turn.ms / turn.count)
    const ms = median(each)
    return {
      ...{ engine, work, variant, ms: rounded(ms), perSecond: Math.round(1000 / ms) },
      bestPerSecond: Math.round(1000 / Math.min(...each)),
      ...{ cpuMs: rounded(median(turns.map((turn) => turn.cpuMs / turn.count))), count },
    }
  })
}

/** Works for at least so many milliseconds, from the n-th certificate on. */
async function run({ make, share }: Engine, from: number, least: number): Promise<Turn> {
  const [began, before] = [performance.now(), process.cpuUsage()]
  let count = 0
  do {
    await make(from + count)
    count += share
  } while (performance.now() - began < least)
  const { user, system } = process.cpuUsage(before)
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000, count }
}

function ratiosOf(results: Result[]): { issue: number; verify: number } {
  const msOf = (engine: string, work: string) =>
    results.find((row) => row.engine === engine && row.work === work)?.ms ?? Number.NaN
  const of = (work: string) => Number((msOf('stock', work) / msOf('laurel', work)).toFixed(1))
  return { issue: of('issue'), verify: of('verify') }
}

function print(results: Result[], ratios: object) {
  const rows = results.map(({ engine, work, variant, ms, ...row }) => ({
    ...{ engine, work, variant, 'ms each': ms, 'a second': row.perSecond },
    ...{ 'best round': row.bestPerSecond, 'processor ms': row.cpuMs, made: row.count },
  }))
  console.table(rows)
  console.log(`Ratios, to the stock library: ${JSON.stringify(ratios)}`)
}

const rounded = (ms: number) => Number(ms.toFixed(4))

import { createInterface } from 'node:readline'
import { engines } from './engines'
import type { Script } from './sample'

/**
 * The process of one engine: each line it is given, `{script, ms}`, is answered by one,
 * `{ms, count, bytes}`: how long it took, which is at least as long as asked for, how many
 * certificates it made, and how large the last was.
 */
export async function runEngine(name: string): Promise<number> {
  const engine = await engines[name]?.()
  if (!engine) throw new Error(`there is no engine ${name}`)
  let made = 0
  for await (const line of createInterface({ input: process.stdin })) {
    const { script, ms } = JSON.parse(line) as { script: Script; ms: number }
    const began = performance.now()
    const before = made
    let bytes = 0
    do {
      bytes = await engine.make(script, made, engine.share)
      made += engine.share
    } while (performance.now() - began < ms)
    const answer = { ms: performance.now() - began, count: made - before, bytes }
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  }
  return 0
}

import { createInterface } from 'node:readline'
import { engines } from './engines'
import type { Script } from './sample'

/**
 * The process of one engine: each line it is given, `{script, from, count}`, is answered by one,
 * `{ms, bytes}`: how long those certificates took, and how large the last was.
 */
export async function runEngine(name: string): Promise<number> {
  const engine = await engines[name]?.()
  if (!engine) throw new Error(`there is no engine ${name}`)
  for await (const line of createInterface({ input: process.stdin })) {
    const { script, from, count } = JSON.parse(line) as {
      script: Script
      from: number
      count: number
    }
    const began = performance.now()
    const bytes = await engine(script, from, count)
    process.stdout.write(`${JSON.stringify({ ms: performance.now() - began, bytes })}\n`)
  }
  return 0
}

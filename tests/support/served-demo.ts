import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Command, freePort, newDataDir, runCommand } from './process'

const patienceMs = 5 * 60_000

/**
 * Serves the demo, built as for production, for the browser tests: at E2E_BASE_URL, with what it
 * awarded written to the file E2E_DEMO_RESULT. Returns how to end it.
 */
export default async function serveDemo(): Promise<() => Promise<void>> {
  const dataDir = newDataDir()
  const port = await freePort()
  const result = join(dataDir, 'demo.json')
  const demo = runCommand(['demo', '--json', result], {
    env: { LAUREL_DATA: dataDir, PORT: String(port) },
  })
  const end = async () => {
    demo.child.kill('SIGTERM')
    await demo.ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await served(demo, result, `http://localhost:${port}/api/health/ready`)
  } catch (error) {
    await end()
    throw error
  }
  process.env.E2E_BASE_URL = `http://localhost:${port}`
  process.env.E2E_DEMO_RESULT = result
  return end
}

async function served(demo: Command, result: string, ready: string) {
  let ended = false
  demo.ended.then(() => {
    ended = true
  })
  const deadline = Date.now() + patienceMs
  while (!existsSync(result) || !(await fetch(ready)).ok) {
    if (ended) throw new Error(`The demo ended before it served:\n${demo.output()}`)
    if (Date.now() > deadline) throw new Error(`The demo does not serve:\n${demo.output()}`)
    await wait(250)
  }
}

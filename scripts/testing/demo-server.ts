import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { DemoResult } from '@/scripts/demo/result'
import { type Command, freePort, newDataDir, runCommand } from './process'

const patienceMs = 5 * 60_000

export interface DemoServer {
  demo: DemoResult
  /** Where what it awarded is written down. */
  file: string
  /** Ends it; its folder goes with it. */
  end(): Promise<void>
}

/** Serves a demo built as for production, on a port and in a folder of its own, once it is ready. */
export async function serveDemo(): Promise<DemoServer> {
  const dataDir = newDataDir()
  const port = await freePort()
  const file = join(dataDir, 'demo.json')
  const command = runCommand(['demo', '--json', file], {
    env: { LAUREL_DATA: dataDir, PORT: String(port) },
  })
  const end = async () => {
    command.child.kill('SIGTERM')
    await command.ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await ready(command, file, `http://localhost:${port}/api/health/ready`)
    return { demo: JSON.parse(readFileSync(file, 'utf8')), file, end }
  } catch (error) {
    await end()
    throw error
  }
}

async function ready(command: Command, file: string, address: string) {
  let ended = false
  command.ended.then(() => {
    ended = true
  })
  const deadline = Date.now() + patienceMs
  while (!existsSync(file) || !(await fetch(address)).ok) {
    if (ended) throw new Error(`The demo ended before it served:\n${command.output()}`)
    if (Date.now() > deadline) throw new Error(`The demo does not serve:\n${command.output()}`)
    await wait(250)
  }
}

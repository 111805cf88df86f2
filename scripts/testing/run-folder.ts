import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const patienceMs = 10_000

/**
 * Runs `work` with a folder in which the tests keep all that is temporary. Afterwards, however
 * they ended, the databases that still run there are stopped and the folder is removed.
 */
export async function withRunFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-run-'))
  // Started by root, a database runs as another user, who has to get through.
  chmodSync(folder, 0o711)
  try {
    return await work(folder)
  } finally {
    await stopDatabases(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function stopDatabases(folder: string) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const pids = files
    .filter((name) => basename(name) === 'postmaster.pid')
    .map((name) => Number.parseInt(readFileSync(join(folder, name), 'utf8'), 10))
  for (const pid of pids) {
    const deadline = Date.now() + patienceMs
    // Its fast shutdown.
    while (signal(pid, Date.now() > deadline ? 'SIGKILL' : 'SIGINT')) await wait(100)
  }
}

/** False when there is no such process any more. */
function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

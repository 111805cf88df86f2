import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeFolder, sayWhyUnwritable } from '@/db/embedded/folders'
import { processIdentity } from '@/db/embedded/process-identity'
import { DatabaseSetupError } from '@/db/setup-error'

export interface Lock {
  release(): void
}

/**
 * Takes the data folder for this process: one Laurel a folder. The lock of a process that was
 * killed is taken over.
 *
 * @throws DatabaseSetupError when another Laurel is running on it.
 */
export function lockDataDir(dataDir: string): Lock {
  makeFolder(dataDir)
  const taken = tryLock(join(dataDir, 'laurel.lock'))
  if ('release' in taken) return taken
  throw new DatabaseSetupError(
    `Laurel is already running on ${dataDir} (process ${taken.heldBy}); stop it first, or set LAUREL_DATA to another folder.`,
  )
}

/** Waits up to a minute for the lock at `path`. */
export async function waitForLock(path: string): Promise<Lock> {
  const until = Date.now() + 60_000
  for (;;) {
    const taken = tryLock(path)
    if ('release' in taken) return taken
    if (Date.now() > until) {
      throw new DatabaseSetupError(
        `Process ${taken.heldBy} has been starting the database for a minute and holds ${path}; stop that process and start again.`,
      )
    }
    await sleep(20)
  }
}

function tryLock(path: string): Lock | { heldBy: number } {
  const mine = `${process.pid} ${processIdentity(process.pid)}`
  const draft = `${path}.${process.pid}.${process.hrtime.bigint()}`
  try {
    writeFileSync(draft, mine)
  } catch (error) {
    throw sayWhyUnwritable(path, error)
  }
  try {
    for (;;) {
      if (linked(draft, path)) return held(path, mine)
      const theirs = readIfThere(path)
      if (theirs === undefined) continue
      if (isLive(theirs)) return { heldBy: Number.parseInt(theirs, 10) }
      if (replaceStale(path, draft, theirs)) return held(path, mine)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Puts our lock in the place of a dead one. Whoever replaces must hold the marker, and looks again
 * while holding it, so that of several that saw the same dead lock one alone succeeds.
 */
function replaceStale(path: string, draft: string, stale: string) {
  const marker = `${path}.takeover`
  if (!linked(draft, marker)) {
    const age = Date.now() - (statIfThere(marker) ?? Date.now())
    // Left behind by a process killed within these few lines.
    if (age > 5000) rmSync(marker, { force: true })
    return false
  }
  try {
    if (readIfThere(path) !== stale) return false
    renameSync(draft, path)
    return true
  } finally {
    rmSync(marker, { force: true })
  }
}

function held(path: string, mine: string): Lock {
  return {
    release() {
      if (readIfThere(path) === mine) rmSync(path, { force: true })
    },
  }
}

function isLive(lock: string) {
  const [pid = '', identity] = lock.split(' ', 2)
  const running = processIdentity(Number(pid))
  return running !== undefined && lock === `${pid} ${running}` && identity !== undefined
}

/** A hard link is made whole or not at all, unlike a file that is created and then written. */
function linked(from: string, to: string) {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw sayWhyUnwritable(to, error)
  }
}

function readIfThere(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function statIfThere(path: string) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}

import { resolve } from 'node:path'
import { openDatabase } from '@/db/client'
import { startDatabase } from '@/db/embedded'
import { makeFolder } from '@/db/embedded/folders'
import { lockDataDir } from '@/db/embedded/lock'
import { migrate } from '@/db/migrate'
import { checkAddress } from '@/lib/awards/credentials/check-address'
import { findUnsigned } from '@/lib/awards/credentials/find-unsigned'
import { installedKey } from '@/lib/awards/signing/installed-key'
import { systemContext } from '@/lib/platform/access/context'
import { installationRoot, readSettings } from '@/lib/platform/env/settings'
import { jobMode } from '@/lib/platform/events/mode'
import { checkStorage } from '@/lib/platform/storage/storage'
import { superviseChild } from '@/scripts/supervision/child'
import { whenAskedToEnd } from '@/scripts/supervision/end-asked'
import { buildNext, nextBuildOf } from '@/scripts/supervision/next-build'
import { refuseTakenPort } from '@/scripts/supervision/port'
import { keptSecret } from '@/scripts/supervision/secret'
import { Undo } from '@/scripts/supervision/undo'

export type PhaseName = 'database' | 'tables' | 'pages' | 'servers'

export interface LaurelOptions {
  /** With demo sign-in, on this machine's own addresses only. */
  demo?: boolean
  /** Pages are made as they are asked for, from sources that may change; nothing is built. */
  dev?: boolean
  /** Hears of each phase when it begins, without `ms`, and when it is done, with its duration. */
  onPhase?: (phase: { name: PhaseName; ms?: number }) => void
  /** Hears what web, the worker and the supervision log, a line at a time; stdout unless given. */
  onLog?: (line: string) => void
  /** Called once when Laurel begins to end because it was asked to. */
  onStopping?: () => void
}

export interface RunningLaurel {
  /** Where people reach it, without a trailing slash. */
  baseUrl: string
  /** Its database; also this process's DATABASE_URL from now on. */
  databaseUrl: string
  /** Ends the children, then the database, and gives the data folder back. */
  stop(): Promise<void>
}

/** How long web may finish requests and the worker its steps, before they are killed. */
const graceMs = 6000

/**
 * Starts all of Laurel: database, tables, pages, and web and worker as child processes which are
 * started again when they die. Ctrl-C, SIGTERM, SIGHUP or the end of the program that forked this
 * one stop everything, in order, and end this process with code 0; a second Ctrl-C does not wait.
 * Call `stop` before leaving in any other way.
 *
 * @throws SetupError or DatabaseSetupError, a sentence for the operator; nothing is left running.
 */
export async function startLaurel(options: LaurelOptions = {}): Promise<RunningLaurel> {
  const undo = new Undo()
  const asked = new AbortController()
  const hurry = new AbortController()
  const starting = Promise.resolve().then(() => start(options, undo, asked.signal, hurry.signal))
  const deaf = whenAskedToEnd(() => {
    if (asked.signal.aborted) return hurry.abort()
    options.onStopping?.()
    asked.abort()
    starting.catch(() => undefined).then(() => end(undo))
  })
  undo.add(deaf)
  const stop = async () => {
    await undo.run()
    // Whoever asked for the end is not told of what it cut short: `end` leaves before that.
    if (asked.signal.aborted) await new Promise<never>(() => undefined)
  }
  try {
    return { ...(await starting), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(
  options: LaurelOptions,
  undo: Undo,
  asked: AbortSignal,
  hurry: AbortSignal,
): Promise<Omit<RunningLaurel, 'stop'>> {
  if (options.demo) process.env.LAUREL_DEMO = '1'
  const given = readSettings(process.env)
  jobMode(process.env)
  const dataDir = resolve(installationRoot(), given.LAUREL_DATA)
  makeFolder(dataDir)
  const lock = lockDataDir(dataDir)
  undo.add(() => lock.release())
  await refuseTakenPort(given)
  process.env.AUTH_SECRET = given.AUTH_SECRET ?? keptSecret(dataDir)

  const phase = <T>(name: PhaseName, work: () => Promise<T>) => timed(options, asked, name, work)
  const databaseUrl =
    given.DATABASE_URL ?? (await phase('database', () => ownDatabase(dataDir, undo, options)))
  process.env.DATABASE_URL = databaseUrl
  await phase('tables', () => migrate(databaseUrl))
  await takeUp(databaseUrl)
  await checkStorage()
  await installedKey()
  const pages = options.dev ? {} : await pagesBuilt(phase, asked)
  await phase('servers', () => startServers(options, pages, undo, hurry))
  return { baseUrl: given.baseUrl, databaseUrl }
}

async function timed<T>(
  { onPhase }: LaurelOptions,
  asked: AbortSignal,
  name: PhaseName,
  work: () => Promise<T>,
): Promise<T> {
  asked.throwIfAborted()
  const began = Date.now()
  onPhase?.({ name })
  const result = await work()
  asked.throwIfAborted()
  onPhase?.({ name, ms: Date.now() - began })
  return result
}

async function ownDatabase(dataDir: string, undo: Undo, { onLog = console.log }: LaurelOptions) {
  const server = await startDatabase({ dataDir, log: onLog })
  undo.add(() => server.stop())
  return server.url
}

/** What a newer Laurel finds in a database of an older one, or of another address. */
async function takeUp(databaseUrl: string) {
  const { db, close } = openDatabase(databaseUrl, { max: 1 })
  try {
    await checkAddress(db)
    await findUnsigned(systemContext('start', db))
  } finally {
    await close()
  }
}

async function pagesBuilt(
  phase: (name: PhaseName, work: () => Promise<void>) => Promise<void>,
  asked: AbortSignal,
) {
  const root = installationRoot()
  const { folder, done } = nextBuildOf(root)
  if (!done) await phase('pages', () => buildNext(root, folder, asked))
  return { NEXT_DIST_DIR: folder }
}

async function startServers(
  { dev = false, onLog = console.log }: LaurelOptions,
  pages: { NEXT_DIST_DIR?: string },
  undo: Undo,
  hurry: AbortSignal,
) {
  const common = {
    root: installationRoot(),
    env: { ...process.env, ...pages, NODE_ENV: dev ? 'development' : 'production' } as const,
    log: onLog,
  }
  const children = [
    superviseChild({ ...common, name: 'web', args: dev ? ['--dev'] : [] }),
    superviseChild({ ...common, name: 'worker' }),
  ]
  undo.add(() => Promise.all(children.map((child) => child.stop(graceMs))))
  hurry.addEventListener('abort', () => {
    for (const child of children) child.kill()
  })
  await Promise.all(children.map((child) => child.ready))
}

async function end(undo: Undo) {
  try {
    await undo.run()
    process.exit(0)
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { afterAll } from 'vitest'

/** Who starts the launcher: root can try both, anybody else only themselves. */
export type Starter = 'root' | 'ordinary user'
export const isRoot = process.getuid?.() === 0
export const starters: Starter[] = isRoot ? ['root', 'ordinary user'] : ['ordinary user']

// An id with a name everywhere, since PostgreSQL asks for one.
const nobody = 65534

/** What the child said: the database, or the error that stopped it. */
export interface Said {
  url: string
  adopted: boolean
  ms: number
  name?: string
  message?: string
}

export interface Launched {
  process: ChildProcess
  said: Said
  /** Stops the database and waits for the process to end. */
  stop(): Promise<void>
}

/** A folder that any user may pass through, removed at the end of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-launch-'))
  chmodSync(folder, 0o711)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A folder inside `parent` that belongs to the starter. */
export function ownFolder(parent: string, name: string, starter: Starter): string {
  const folder = join(parent, name)
  mkdirSync(folder, { mode: 0o711 })
  if (isRoot && starter !== 'root') chownSync(folder, nobody, nobody)
  return folder
}

/** Bundles the child that runs the launcher, as Laurel's own entries are bundled. */
export async function bundleLauncher(folder: string): Promise<string> {
  const outfile = join(folder, 'launcher.mjs')
  await build({
    entryPoints: ['tests/support/launcher-child.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { '@': process.cwd() },
    // Dependencies written as CommonJS ask for these.
    banner: {
      js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url)",
    },
    outfile,
    logLevel: 'error',
  })
  return outfile
}

export interface LaunchOptions {
  script: string
  dataDir: string
  starter: Starter
  /** LAUREL_ROOT; where node_modules is looked for. */
  root?: string
  /** A program to start node with, such as setpriv and its arguments. */
  through?: string[]
}

/** Starts a child without waiting for the database. */
export function spawnLauncher({ script, dataDir, starter, root, through = [] }: LaunchOptions) {
  const [program = process.execPath, ...args] = [...through, process.execPath, script, dataDir]
  return spawn(program, args, {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, LAUREL_ROOT: root ?? process.cwd() },
    ...(isRoot && starter !== 'root' && { uid: nobody, gid: nobody }),
  })
}

/** Starts a child and waits until it has said how it went. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const child = spawnLauncher(options)
  const [line] = await once(createInterface(child.stdout), 'line')
  const said = JSON.parse(line) as Said
  return {
    process: child,
    said,
    async stop() {
      child.stdin.write('stop\n')
      await once(child, 'exit')
    },
  }
}

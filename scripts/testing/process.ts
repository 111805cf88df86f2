import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settingsSchema } from '@/lib/platform/env/schema'

/** A command of Laurel's, run as `npm run` would. */
export interface Command {
  child: ChildProcess
  /** What it has written so far, stdout and stderr together. */
  output(): string
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>
}

interface CommandOptions {
  env?: Record<string, string>
  /** The installation that runs it; this one unless given. */
  root?: string
  uid?: number
}

/** Starts `scripts/run.mjs` with `args`, with no settings but those of `env`. It dies with us. */
export function runCommand(args: readonly string[], options: CommandOptions = {}): Command {
  const { env = {}, root = process.cwd(), uid } = options
  const child = fork(join(root, 'scripts', 'run.mjs'), args, {
    cwd: root,
    env: { ...withoutSettings(), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  let output = ''
  const written = [child.stdout, child.stderr].map(async (stream) => {
    for await (const data of stream ?? []) output += data
  })
  const exit = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ?? code ?? -1))
  })
  // Not its event `close`, which never comes after `disconnect()` on our side.
  const ended = Promise.all([exit, ...written]).then(([how]) => how)
  return { child, ended, output: () => output }
}

/** The environment without what would change how a Laurel starts, as on a fresh machine. */
function withoutSettings(): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of [...Object.keys(settingsSchema.shape), 'NODE_ENV', 'VITEST']) delete env[name]
  return env
}

/** A new folder which the database's own user can pass through. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-data-'))
  chmodSync(folder, 0o711)
  return folder
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Processes that run on the data folder or were started by a Laurel on it: `pid name` each. */
export function processesOf(dataDir: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((pid) => {
      const command = readOf(pid, 'cmdline').replaceAll('\0', ' ').trim()
      const here = command.includes(dataDir) || readOf(pid, 'environ').includes(dataDir)
      return here ? [`${pid} ${command}`] : []
    })
}

function readOf(pid: string, file: 'cmdline' | 'environ') {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // It has ended, or belongs to someone else.
    return ''
  }
}

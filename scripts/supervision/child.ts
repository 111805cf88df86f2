import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { SetupError } from '@/lib/platform/errors/errors'

export interface ChildOptions {
  root: string
  /** The command that it runs: `web` or `worker`. */
  name: string
  args?: readonly string[]
  env: NodeJS.ProcessEnv
  /** Hears each line that the child writes, and what becomes of it. */
  log: (line: string) => void
}

export interface Child {
  /** Resolves when the first of them serves; rejects with SetupError when it cannot. */
  ready: Promise<void>
  /** Asks it to finish within `graceMs`, then kills it; resolves when it is gone. */
  stop(graceMs: number): Promise<void>
  /** Ends it at once; `stop` resolves thereupon. */
  kill(): void
}

/** What a child says over its channel: that it serves, or why it cannot. */
type Message = { ready: true } | { failed: string }

const shortestRestMs = 250
const longestRestMs = 30_000
/** A child that lived this long was well: the next rest is the shortest again. */
const wellAfterMs = 60_000

/**
 * Starts a child and, once it was ready, keeps it running: when it dies, another follows after a
 * rest that doubles from 0.25 s to 30 s.
 */
export function superviseChild(options: ChildOptions): Child {
  let stopping = false
  let restMs = shortestRestMs
  let timer: NodeJS.Timeout | undefined
  let running = start(options)
  const { ready } = running
  ready.then(follow, () => undefined)

  function follow() {
    const began = Date.now()
    running.gone.then((how) => {
      if (stopping) return
      if (Date.now() - began > wellAfterMs) restMs = shortestRestMs
      options.log(`${options.name} ended unexpectedly (${how}); it starts again in ${restMs} ms.`)
      timer = setTimeout(again, restMs)
      restMs = Math.min(restMs * 2, longestRestMs)
    })
  }

  function again() {
    running = start(options)
    running.ready.catch((error: Error) => options.log(error.message))
    follow()
  }

  return {
    ready,
    async stop(graceMs) {
      stopping = true
      clearTimeout(timer)
      await end(running, graceMs)
    },
    kill() {
      running.child.kill('SIGKILL')
    },
  }
}

interface Running {
  child: ChildProcess
  ready: Promise<void>
  /** Resolves to how it ended, in words. */
  gone: Promise<string>
}

function start({ root, name, args = [], env, log }: ChildOptions): Running {
  const child = fork(join(root, 'scripts', 'run.mjs'), ['--bundled', name, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', log)
  }
  const gone = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if ('ready' in message) resolve()
      else reject(new SetupError(message.failed))
    })
    gone.then((how) => reject(new SetupError(`${name} could not start (${how}): see above.`)))
  })
  return { child, ready, gone }
}

async function end({ child, gone }: Running, graceMs: number) {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await gone
  clearTimeout(timer)
}

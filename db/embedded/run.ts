import { spawn } from 'node:child_process'
import { withoutSetuid } from '@/db/embedded/account'
import { plainEnvironment } from '@/db/embedded/environment'
import type { Home } from '@/db/embedded/home'
import { DatabaseSetupError } from '@/db/setup-error'

interface Outcome {
  code: number | null
  output: string
}

/** Runs one of PostgreSQL's programs to its end, as the user that owns the cluster. */
export function run(
  program: string,
  args: readonly string[],
  { base, account }: Pick<Home, 'base' | 'account'>,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      // Ours may be closed to that user.
      cwd: base,
      // A group of its own: Ctrl-C in the terminal must not reach the database before the app.
      detached: true,
      env: plainEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(account && { uid: account.uid, gid: account.gid }),
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(account && error.code === 'EPERM' ? withoutSetuid(error) : notRunnable(program, error))
    })
    child.on('close', (code) => resolve({ code, output }))
  })
}

function notRunnable(program: string, error: NodeJS.ErrnoException) {
  return new DatabaseSetupError(
    `${program} cannot be run (${error.code}); run npm install again or, on a system without glibc such as Alpine, set DATABASE_URL to a PostgreSQL 15 or newer.`,
    { cause: error },
  )
}

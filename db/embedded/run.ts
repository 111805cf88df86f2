import { spawn } from 'node:child_process'
import { type Account, withoutSetuid } from '@/db/embedded/account'
import { plainEnvironment } from '@/db/embedded/environment'
import type { Home } from '@/db/embedded/home'
import { DatabaseSetupError } from '@/db/setup-error'

interface Outcome {
  code: number | null
  output: string
}

/** Runs one of PostgreSQL's programs to its end, as the user that owns the cluster. */
export async function run(
  program: string,
  args: readonly string[],
  { base, account }: Pick<Home, 'base' | 'account'>,
): Promise<Outcome> {
  try {
    return await collect(program, args, base, account)
  } catch (error) {
    throw sayWhyNotRun(program, account, error as NodeJS.ErrnoException)
  }
}

// Depending on the error, spawn throws it or emits it: both end up rejecting here.
function collect(program: string, args: readonly string[], base: string, account?: Account) {
  return new Promise<Outcome>((resolve, reject) => {
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
    const add = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

function sayWhyNotRun(program: string, account: Account | undefined, error: NodeJS.ErrnoException) {
  if (account && error.code === 'EPERM') return withoutSetuid(error)
  return new DatabaseSetupError(
    `${program} cannot be run (${error.code}); run npm install again or, on a system without glibc such as Alpine, set DATABASE_URL to a PostgreSQL 15 or newer.`,
    { cause: error },
  )
}

import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from '@/lib/platform/errors/errors'

/**
 * The secret that signs sessions and links when AUTH_SECRET is unset: made once and kept in the
 * data folder, for this user's eyes alone.
 */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  const secret = readKept(file) ?? makeOne(file)
  if (secret.length >= 32) return secret
  throw new SetupError(
    `${file} does not hold a secret of at least 32 characters: put it back, or delete it to have another made, which signs everyone out.`,
  )
}

function readKept(file: string) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Written aside and linked, so that a crash leaves either a whole secret or none. */
function makeOne(file: string) {
  const secret = randomBytes(32).toString('base64url')
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flush: true })
  linkSync(draft, file)
  rmSync(draft)
  return secret
}

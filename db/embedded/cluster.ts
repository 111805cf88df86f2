import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Account, withoutSetuid } from '@/db/embedded/account'
import { diskFull, sayWhyUnwritable } from '@/db/embedded/folders'
import type { Server } from '@/db/embedded/home'
import { freePort } from '@/db/embedded/port'
import { run } from '@/db/embedded/run'
import { DatabaseSetupError } from '@/db/setup-error'

/** How to reach the cluster's server; kept inside the cluster, readable by its owner alone. */
export interface Access {
  port: number
  password: string
}

/** The superuser of the cluster. */
export const role = 'laurel'

/**
 * Makes the cluster unless it is there. It is made under another name and renamed when whole, so an
 * initdb that was cut short leaves a draft to sweep, never half a cluster.
 */
export async function ensureCluster(server: Server, major: string) {
  const { cluster, account } = server
  if (existsSync(cluster)) return checkVersion(cluster, major)
  sweepDrafts(server.base)
  const draft = `${cluster}.new-${randomBytes(4).toString('hex')}`
  const password = randomBytes(24).toString('base64url')
  try {
    makeOwn(draft, account)
    await initialise(server, draft, password)
    saveAccess(draft, account, { port: await freePort(), password })
    renameSync(draft, cluster)
  } catch (error) {
    remove(draft)
    throw sayWhyUnwritable(draft, error)
  }
}

/** Removes what an initdb left that was killed; it never held anybody's data. */
function sweepDrafts(base: string) {
  for (const name of readdirSync(base)) {
    if (name.startsWith('postgres.new-')) remove(join(base, name))
  }
}

function remove(draft: string) {
  // An initdb whose Laurel was killed may be at work for a moment yet.
  rmSync(draft, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

export function readAccess(cluster: string): Access {
  const path = accessFile(cluster)
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Access
  } catch (error) {
    throw new DatabaseSetupError(
      `The database in ${cluster} cannot be opened without its password, and ${path} cannot be read; put that file back from a backup.`,
      { cause: error },
    )
  }
}

/** Writes port and password whole or not at all. */
export function saveAccess(cluster: string, account: Account | undefined, access: Access) {
  const path = accessFile(cluster)
  writeOwn(`${path}.new`, JSON.stringify(access), account)
  renameSync(`${path}.new`, path)
}

function accessFile(cluster: string) {
  return join(cluster, 'laurel.json')
}

async function initialise(server: Server, draft: string, password: string) {
  const passwordFile = `${draft}.password`
  try {
    writeOwn(passwordFile, password, server.account)
    const args = [
      ...['-D', draft, '-U', role, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--data-checksums', '--no-instructions', ...(server.durable ? [] : ['--no-sync'])],
    ]
    const { code, output } = await run(join(server.binaries, 'bin', 'initdb'), args, server)
    if (code !== 0) throw sayWhyNotMade(server.base, output)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function sayWhyNotMade(base: string, output: string) {
  if (output.includes('No space left on device')) return diskFull(base)
  const missing = /could not look up effective user ID (\d+)/.exec(output)
  if (missing) {
    return new DatabaseSetupError(
      `PostgreSQL needs a name for user ${missing[1]}; add one to /etc/passwd, start Laurel as another user, or set DATABASE_URL.`,
    )
  }
  const reason = output.split('\n').findLast((line) => /error|fatal/i.test(line)) ?? output
  return new DatabaseSetupError(`The database could not be made in ${base}: ${reason.trim()}`)
}

function checkVersion(cluster: string, major: string) {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found === major) return
  throw new DatabaseSetupError(
    `The database in ${cluster} was written by PostgreSQL ${found} and this Laurel comes with ${major}; start the Laurel that wrote it and dump the data, or set LAUREL_DATA to another folder.`,
  )
}

function makeOwn(folder: string, account: Account | undefined) {
  mkdirSync(folder, { mode: 0o700 })
  if (account) giveTo(folder, account)
}

function writeOwn(path: string, text: string, account: Account | undefined) {
  writeFileSync(path, text, { mode: 0o600 })
  if (account) giveTo(path, account)
}

function giveTo(path: string, account: Account) {
  try {
    chownSync(path, account.uid, account.gid)
  } catch (error) {
    throw withoutSetuid(error)
  }
}

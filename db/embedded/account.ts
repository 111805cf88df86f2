import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSetupError } from '@/db/setup-error'

/** The unprivileged user PostgreSQL runs as when Laurel is started by root, which it refuses. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/**
 * Whom the server is to run as: `undefined` means ourselves. As root it is the owner of an existing
 * cluster, or else `nobody`; a user is never added to the system.
 */
export function serverAccount(cluster: string): Account | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid
  if (process.getuid?.() !== 0) {
    if (owner !== undefined && owner !== process.getuid?.()) throw notOurs(cluster, owner)
    return undefined
  }
  const accounts = readAccounts()
  const account =
    accounts.find(({ uid }) => uid === owner && uid !== 0) ??
    accounts.find(({ name }) => name === 'nobody') ??
    accounts.find(({ uid }) => uid !== 0)
  if (account) return account
  throw new DatabaseSetupError(
    'PostgreSQL refuses to run as root and this system has no other user; start Laurel as an ordinary user, or set DATABASE_URL.',
  )
}

/** Whether `account` may pass through every folder on the way to `path`, and use what is there. */
export function isOpenTo(account: Account, path: string, need: 'read' | 'own' = 'read') {
  if (need === 'read' && !allows(account, path, 0o4)) return false
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (!allows(account, folder, 0o1)) return false
    if (folder === dirname(folder)) return true
  }
}

export function withoutSetuid(cause: unknown) {
  return new DatabaseSetupError(
    'Laurel was started by root, but may not switch to another user (no CAP_SETUID), and PostgreSQL refuses root; start it as an ordinary user, add that capability, or set DATABASE_URL.',
    { cause },
  )
}

function allows(account: Account, path: string, bit: number) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return false
  const shift = stat.uid === account.uid ? 6 : stat.gid === account.gid ? 3 : 0
  return ((stat.mode >> shift) & bit) === bit
}

function readAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .filter((line) => /^[^#:]+:/.test(line))
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }))
}

function notOurs(cluster: string, owner: number) {
  const name = readAccounts().find(({ uid }) => uid === owner)?.name ?? `user ${owner}`
  return new DatabaseSetupError(
    `The database in ${cluster} belongs to ${name}; start Laurel as before (as root, if it was root), give the folder to yourself with chown -R, or set LAUREL_DATA to another folder.`,
  )
}

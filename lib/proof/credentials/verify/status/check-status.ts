import { say } from '@/lib/platform/language/say'
import type { Check } from '../checks'
import { checkOf, Fault, orFault } from '../fault'
import type { Deps } from '../get'
import { isObject, type JsonObject, listOf } from '../json'
import { markedIn } from './bit-list'
import { namedIn } from './named-list'
import { readEntry } from './read-entry'

const entriesAtMost = 20

/**
 * Whether a credential was withdrawn, by each list that it names. One that says so is enough; what
 * cannot be had, or is not signed as it should be, says neither that it was nor that it was not.
 */
export async function checkStatus(credential: JsonObject, deps: Deps): Promise<Check> {
  const entries = listOf(credential.credentialStatus)
  if (entries.length === 0) return checkOf('status', 'none', say('verification.status.none'))
  if (entries.length > entriesAtMost) {
    return checkOf('status', 'failed', say('verification.status.many'))
  }
  const checks = await Promise.all(
    entries.map(async (entry) => {
      const found = await orFault(() => checkEntry(isObject(entry) ? entry : {}, credential, deps))
      return found instanceof Fault ? found.check : found
    }),
  )
  return checks.toSorted((one, other) => weight(one) - weight(other))[0] as Check
}

/** What is wrong comes first, then what was withdrawn, then what could not be checked. */
function weight({ outcome, withdrawn }: Check) {
  if (outcome === 'failed') return withdrawn === undefined ? 0 : withdrawn === 'revoked' ? 1 : 2
  return outcome === 'unknown' ? 3 : 4
}

async function checkEntry(entry: JsonObject, credential: JsonObject, deps: Deps): Promise<Check> {
  const read = readEntry(entry)
  if (read.kind === 'named') {
    return (await namedIn(read.list, credential, deps)) ? withdrawn('revoked') : stands
  }
  const value = await markedIn(read, deps)
  if (read.purpose === 'revocation') return value === 0 ? stands : withdrawn('revoked')
  if (read.purpose === 'suspension') return value === 0 ? stands : withdrawn('suspended')
  // That there is a newer one, or something to be told, takes nothing from what it says.
  if (value === 0 || read.purpose === 'refresh' || read.purpose === 'message') return stands
  const purpose = read.purpose.slice(0, 80)
  throw new Fault('status', 'unknown', say('verification.status.unknownPurpose', { purpose }))
}

const stands = checkOf('status', 'passed', say('verification.status.passed'))

function withdrawn(how: 'revoked' | 'suspended'): Check {
  return { ...checkOf('status', 'failed', say(`verification.status.${how}`)), withdrawn: how }
}

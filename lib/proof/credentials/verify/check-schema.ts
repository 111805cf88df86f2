import { say } from '@/lib/platform/language/say'
import type { Check } from './checks'
import { checkOf } from './fault'
import { breaksOpenBadge, isOpenBadge } from './open-badges'
import type { Opened } from './open-credential'

/**
 * The form of a credential beyond the data model: that of an Open Badge 3.0, by our own schema of it.
 * Schemas of others are not fetched; that they were not applied is said, and hides nothing.
 */
export function checkSchema({
  credential,
  version,
}: Pick<Opened, 'credential' | 'version'>): Check {
  if (isOpenBadge(credential)) {
    const field = breaksOpenBadge(credential, version)
    return field === null
      ? checkOf('schema', 'passed', say('verification.schema.ob3'))
      : checkOf('schema', 'failed', say('verification.schema.breaks', { field }))
  }
  const key = credential.credentialSchema === undefined ? 'none' : 'notHeld'
  return checkOf('schema', 'none', say(`verification.schema.${key}`))
}

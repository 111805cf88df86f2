'use server'

import { action } from '@/app/action'
import { revokeCertificates } from '@/lib/awards/certificates/revoke'
import { revokeManyInput } from '@/lib/awards/certificates/schema'
import { say } from '@/lib/platform/language/say'

export const revoke = action(revokeManyInput, revokeCertificates, (outcomes) => {
  const revoked = outcomes.filter(({ outcome }) => outcome === 'revoked').length
  return say('certificates.revoke.done', { revoked, before: outcomes.length - revoked })
})

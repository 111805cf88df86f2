import type { CertificateStatus } from '@/lib/awards/certificates/rules'
import { dayOf } from '@/lib/platform/language/rules'
import { type Sentence, say } from '@/lib/platform/language/say'
import type {
  Check,
  CheckName,
  CheckOutcome,
  Withdrawn,
} from '@/lib/proof/credentials/verify/checks'
import type { Recorded } from './find-record'

export function check(name: CheckName, outcome: CheckOutcome, detail: Sentence): Check {
  return { name, outcome, detail }
}

/** What is withdrawn: it was right, and does not count. */
function withdrawn(name: CheckName, how: Withdrawn, detail: Sentence): Check {
  return { name, outcome: 'failed', detail, withdrawn: how }
}

/** Until when a certificate of ours counts, and whether it was withdrawn, by its record. */
export function standingChecks({ shown }: Recorded): Check[] {
  const { status, issuer, awardedAt, expiresAt } = shown
  return [datesOf(status, awardedAt, expiresAt), statusOf(status, issuer.name)]
}

function datesOf(status: CertificateStatus, awardedAt: Date, expiresAt: Date | null): Check {
  const awarded = dayOf(awardedAt)
  const until = expiresAt && dayOf(expiresAt)
  // It does not count any more, though nobody withdrew it: the next thing to an end that is past.
  if (status === 'superseded') {
    return withdrawn('dates', 'expired', say('record.dates.superseded'))
  }
  if (!until) return check('dates', 'passed', say('record.dates.noEnd', { awarded }))
  if (status === 'expired')
    return withdrawn('dates', 'expired', say('record.dates.expired', { until }))
  return check('dates', 'passed', say('record.dates.until', { awarded, until }))
}

function statusOf(status: CertificateStatus, issuer: string): Check {
  if (status === 'revoked') {
    return withdrawn('status', 'revoked', say('record.status.revoked', { issuer }))
  }
  if (status === 'suspended') {
    return withdrawn('status', 'suspended', say('record.status.suspended', { issuer }))
  }
  return check('status', 'passed', say('record.status.stands', { issuer }))
}

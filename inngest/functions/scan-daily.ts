import { scanExpiry, thresholds } from '@/lib/awards/certificates/scan-expiry'
import { scanRenewals } from '@/lib/awards/certificates/scan-renewals'
import { scanUndrawn } from '@/lib/awards/certificates/scan-undrawn'
import { findUnsigned } from '@/lib/awards/credentials/find-unsigned'
import { retryWaiting } from '@/lib/awards/people/retry-waiting'
import { forgetRuns } from '@/lib/awards/verification/forget-runs'
import { jobContext } from '@/lib/platform/access/job-context'
import { inngest } from '@/lib/platform/events/client'
import { prepareHistory } from '@/lib/platform/events/prepare-history'

/**
 * What the calendar brings: expiries to tell of, renewals that have opened, and another try for
 * everything that still waits; and what is to be forgotten.
 */
export const scanDaily = inngest.createFunction(
  { id: 'scan-daily', triggers: [{ cron: 'TZ=UTC 0 3 * * *' }], retries: 5 },
  async ({ step }) => {
    const ctx = () => jobContext('scan-daily')
    await step.run('prepare-history', () => prepareHistory(ctx()))
    for (const threshold of thresholds) {
      let found = 500
      for (let n = 1; found === 500; n++) {
        found = await step.run(`expiry-${threshold}-${n}`, () => scanExpiry(ctx(), { threshold }))
      }
    }
    for (const [name, scan] of [
      ['renewals', scanRenewals],
      ['waiting', retryWaiting],
    ] as const) {
      let after: string | null = null
      for (let n = 1; n === 1 || after; n++) {
        const from: string | null = after
        after = await step.run(`${name}-${n}`, () => scan(ctx(), { after: from }))
      }
    }
    await step.run('undrawn', () => scanUndrawn(ctx()))
    await step.run('unsigned', () => findUnsigned(ctx()))
    await step.run('forget-runs', () => forgetRuns(ctx()))
  },
)

import { expect, it } from 'vitest'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { verifyLog } from '@/lib/awards/log/verify-log'
import { openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'
import { until } from '@/tests/support/until'

const laurel = useLaurel({ story: false, jobs: true })

it('what is issued and revoked is in the log soon after, by itself', async () => {
  const desk = await openDesk(laurel.ctx(), 'jobs')
  await desk.certification('basic')
  await desk.complete({ email: 'one@example.org', at: new Date('2026-10-01') })
  const inLog = async (kind: string) => {
    const [found] = await laurel.sql`
      select count(*)::int as count from log_leaves where kind = ${kind} and position is not null`
    return found?.count === 1
  }
  await until(() => inLog('issued'), 20_000)
  const [one] = await desk.certificatesOf('one@example.org')
  await revokeCertificate(laurel.ctx(), {
    ...{ certificateId: one?.id ?? '', reasonClass: 'other', reason: 'Why' },
  })
  // Far less than the minute after which the job would look by itself.
  await until(() => inLog('revoked'), 20_000)
  await laurel.settled()
  expect(await verifyLog(laurel.ctx())).toMatchObject({ bad: null, counts: { waiting: 0 } })
})

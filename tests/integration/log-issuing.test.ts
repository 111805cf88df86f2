import { expect, it } from 'vitest'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { compromiseCredentialKey } from '@/lib/awards/credentials/compromise-key'
import { loadCredentialKey } from '@/lib/awards/credentials/load-credential-key'
import { replaceCredentialKey } from '@/lib/awards/credentials/replace-key'
import { retireCredentialKey } from '@/lib/awards/credentials/retire-key'
import { signChunk } from '@/lib/awards/credentials/sign-chunk'
import { sequenceLog } from '@/lib/awards/log/sequence-log'
import { verifyLog } from '@/lib/awards/log/verify-log'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })

it('what is issued, revoked, signed anew, and what becomes of keys, is what the log tells', async () => {
  const ctx = laurel.ctx()
  const desk = await openDesk(ctx, 'logged')
  const { issuerId } = desk
  await desk.certification('basic', { validMonths: 12 })
  await desk.complete(
    { email: 'one@example.org', at: new Date('2026-10-01T09:30:15.789Z'), score: 91.5 },
    { email: 'two@example.org', at: new Date('2026-10-02'), name: 'Zoë O’Neill العربية' },
  )
  await decideAll(ctx)
  const [one] = await desk.certificatesOf('one@example.org')
  await revokeCertificate(ctx, {
    ...{ certificateId: one?.id ?? '', reasonClass: 'misconduct', reason: 'Why' },
  })
  const before = await verifyLog(ctx)
  expect(before).toMatchObject({ bad: null, counts: { leaves: 0, waiting: 4, credentials: 2 } })
  await sequenceLog(ctx)

  const algorithm = 'ed25519'
  const first = await loadCredentialKey(ctx, { issuerId, algorithm })
  await replaceCredentialKey(ctx, { issuerId, algorithm, replaces: first.id })
  await retireCredentialKey(ctx, { keyId: first.id })
  await signChunk(ctx, { issuerId })
  await sequenceLog(laurel.ctx())
  const second = await loadCredentialKey(ctx, { issuerId, algorithm })
  await compromiseCredentialKey(laurel.ctx(), {
    keyId: second.id,
    since: new Date(Date.now() - 60_000),
  })
  await sequenceLog(laurel.ctx())
  const { bad, counts } = await verifyLog(laurel.ctx())
  expect(bad).toBeNull()
  expect(counts).toMatchObject({ waiting: 0, credentials: 4, certificatesWithoutCredential: 0 })

  // Its revocation would be told of a place that no credential names.
  await laurel.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      update status_entries set position = (position + 1) % 131072
      where certificate_id = ${one?.id ?? ''}`
  })
  expect((await verifyLog(laurel.ctx())).bad).toEqual({
    ...{ table: 'status_entries', id: one?.id, what: 'is another place than its credential names' },
  })
})

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { listCertificates } from '@/lib/awards/certificates/list-certificates'
import { getCertificatePdf, getPublicCertificate } from '@/lib/awards/certificates/queries'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { getImport } from '@/lib/awards/imports/queries'
import { startImport } from '@/lib/awards/imports/start-import'
import { anyoneContext } from '@/lib/platform/access/context'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ jobs: true })

it('takes the example file to certificates, documents and mail, once', async () => {
  const ctx = laurel.ctx()
  const importId = await importExample()
  await laurel.settled()

  const { batches, ...done } = await getImport(ctx, { importId })
  expect(done).toMatchObject({ state: 'done', rows: 104, rejected: 0, recorded: 104 })
  expect(batches).toMatchObject({ total: 104, refused: 0, undrawn: 0, settled: true })
  expect(batches.issued).toBeGreaterThanOrEqual(60)
  expect(batches.rendered).toBe(batches.issued)
  expect(batches.issued + batches.waiting).toBe(104)

  expect(await importExample()).toBe(importId)
  await laurel.settled()
  const again = await getImport(ctx, { importId })
  expect(again.batches).toEqual(batches)

  const [mail] = await laurel.sql`
    select count(*)::int as told, count(*) filter (where d.state = 'sent')::int as sent
    from certificates c
    left join notifications n on n.certificate_id = c.id and n.type = 'issued'
    left join deliveries d on d.notification_id = n.id`
  const [all] = await laurel.sql`select count(*)::int as count from certificates`
  expect(mail).toEqual({ told: all?.count, sent: all?.count })
}, 180_000)

it('serves the document that was recorded, until the certificate is revoked', async () => {
  const ctx = laurel.ctx()
  const anyone = anyoneContext(ctx.db)
  const { rows } = await listCertificates(ctx, { search: 'learner001@example.org' })
  expect(rows.map((row) => row.title).sort()).toEqual([
    'Applied Data Scientist',
    'Cloud Operations Practitioner',
    'Foundations of Data Science',
  ])
  const [certificate] = rows
  const { id: certificateId, publicId } = certificate as (typeof rows)[number]
  const before = await getPublicCertificate(anyone, publicId)
  expect(before).toMatchObject({ status: 'valid', revoked: null })
  const pdf = await getCertificatePdf(anyone, publicId)
  if (pdf.revoked) throw new Error('revoked too early')
  expect(createHash('sha256').update(pdf.bytes).digest('hex')).toBe(before.pdf?.sha256)

  const reason = { reasonClass: 'issued-in-error', reason: 'Sent to the wrong person.' } as const
  await revokeCertificate(ctx, { certificateId, ...reason })
  const after = await getPublicCertificate(anyone, publicId)
  expect(after).toMatchObject({ status: 'revoked', revoked: { reasonClass: 'issued-in-error' } })
  expect(await getCertificatePdf(anyone, publicId)).toEqual({ revoked: true })

  await laurel.settled()
  const told = await laurel.sql`
    select d.state from notifications n join deliveries d on d.notification_id = n.id
    where n.certificate_id = ${certificateId} and n.type = 'revoked'`
  expect(told.map((row) => row.state)).toEqual(['sent'])
})

async function importExample() {
  const ctx = laurel.ctx()
  const harbour = await ctx.db.query.issuers.findFirst({
    where: (issuer, { eq }) => eq(issuer.slug, 'harbour-academy'),
  })
  const { importId } = await startImport(ctx, {
    issuerId: harbour?.id as string,
    fileName: 'completions-plain.csv',
    bytes: await readFile('examples/completions-plain.csv'),
  })
  return importId
}

import { createHash } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { renderChunk } from '@/lib/awards/certificates/render-chunk'
import { scanUndrawn } from '@/lib/awards/certificates/scan-undrawn'
import { sweepFiles } from '@/lib/awards/certificates/sweep-files'
import { startImport } from '@/lib/awards/imports/start-import'
import { listReviewItems } from '@/lib/awards/people/queries'
import { retryReview } from '@/lib/awards/people/retry-review'
import { retryWaiting } from '@/lib/awards/people/retry-waiting'
import { addDays } from '@/lib/platform/clock/dates'
import { say } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import type { RenderResult } from '@/lib/proof/documents/pool'
import type { CertificateDocument } from '@/lib/proof/documents/schema'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const renderer = vi.hoisted(() => ({ fails: false }))

vi.mock('@/lib/proof/documents/pool', async (original) => ({
  ...(await original<typeof import('@/lib/proof/documents/pool')>()),
  renderMany: async ({ docs }: { docs: CertificateDocument[] }): Promise<RenderResult[]> =>
    docs.map((doc) => {
      const reason = say('documents.tooSlow', { seconds: 20 })
      if (renderer.fails) return { ok: false, code: 'time-limit', reason, cause: undefined }
      const bytes = new TextEncoder().encode(`%PDF ${doc.publicId}`)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return { ok: true, bytes, sha256, fileSha256: sha256, fingerprint: doc.publicId }
    }),
}))

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const ctx = (at = now) => laurel.ctx(at)
const khmer = 'សុខ វណ្ណា'

beforeEach(() => {
  renderer.fails = false
})

describe('a name that cannot be drawn', () => {
  it('waits with its reason, and is issued when it can be', async () => {
    const desk = await openDesk(ctx(), 'name')
    await desk.certification('basic')
    const email = 'yusuf@example.org'
    await desk.complete({ email, at: addDays(now, -1), name: khmer })
    await decideAll(ctx())
    const [item, ...none] = await waiting(desk.issuerId)
    expect(none).toEqual([])
    expect(item).toMatchObject({ code: 'unsupported-script', title: 'The basic', email })
    expect(item?.reason).toMatchObject({ values: { script: 'Khmer' } })

    await retry(item?.id)
    expect(await waiting(desk.issuerId)).toMatchObject([{ id: item?.id }])
    await laurel.sql`update learners set name = 'Yusuf Haddad' where email = ${email}`
    await retry(item?.id)
    expect(await waiting(desk.issuerId)).toEqual([])
    expect(await desk.certificatesOf(email)).toMatchObject([{ recipientName: 'Yusuf Haddad' }])
    await expect(retry(item?.id)).rejects.toHaveProperty('code', 'not-found')
  })

  it('can wait for two completions at once, and is tried again for both', async () => {
    const desk = await openDesk(ctx(), 'two')
    await desk.certification('basic')
    const email = 'two@example.org'
    for (const days of [5, 3]) {
      await desk.complete({ email, at: addDays(now, -days), name: khmer })
      await decideAll(ctx())
    }
    const items = await waiting(desk.issuerId)
    expect(items).toHaveLength(2)
    await retry(...items.map((item) => item.id))
    expect(await waiting(desk.issuerId)).toHaveLength(2)

    await laurel.sql`update learners set name = 'Two' where email = ${email}`
    let after: string | null = null
    do after = await retryWaiting(ctx(), { after })
    while (after)
    await decideAll(ctx())
    expect(await waiting(desk.issuerId)).toEqual([])
    expect(await desk.certificatesOf(email)).toHaveLength(1)
  })
})

describe('a document that fails', () => {
  it('waits for review, and is drawn when it is tried again', async () => {
    const { desk, email, certificateId } = await undrawn('document')
    renderer.fails = true
    expect(await render(desk.issuerId, certificateId)).toEqual({ rendered: 0, waiting: 1 })
    const [item] = await waiting(desk.issuerId)
    expect(item).toMatchObject({ code: 'document-time-limit', email, triedAt: now })
    expect(await artefacts(certificateId)).toEqual([])

    await retryReview(ctx(), { reviewItemIds: [item?.id ?? ''] })
    const [asked] = await laurel.sql`
      select data from outbox where name = 'document/requested' order by id desc limit 1`
    expect(asked?.data).toEqual({ issuerId: desk.issuerId, subjectIds: [certificateId] })
    await render(desk.issuerId, certificateId, addDays(now, 1))
    expect(await waiting(desk.issuerId)).toMatchObject([{ id: item?.id, triedAt: addDays(now, 1) }])

    renderer.fails = false
    expect(await render(desk.issuerId, certificateId)).toEqual({ rendered: 1, waiting: 0 })
    expect(await waiting(desk.issuerId)).toEqual([])
    expect(await render(desk.issuerId, certificateId)).toEqual({ rendered: 0, waiting: 0 })
    expect(await artefacts(certificateId)).toHaveLength(1)
  })

  it('goes on waiting while the learner’s other completions are decided on', async () => {
    const { desk, email, certificateId } = await undrawn('bystander')
    renderer.fails = true
    await render(desk.issuerId, certificateId)
    await desk.complete({ email, at: now })
    await decideAll(ctx())
    expect(await waiting(desk.issuerId)).toMatchObject([{ code: 'document-time-limit' }])
  })

  it('when it is drawn at last, what waits for a person goes on waiting', async () => {
    const { desk, email, certificateId } = await undrawn('person')
    await laurel.sql`delete from holdings where certificate_id = ${certificateId}`
    await laurel.sql`
      insert into revocations values (${certificateId}, 'other', 'Why', null, ${now.toISOString()})`
    await desk.complete({ email, at: now })
    await decideAll(ctx())
    await render(desk.issuerId, certificateId)
    expect(await artefacts(certificateId)).toHaveLength(1)
    expect(await waiting(desk.issuerId)).toMatchObject([{ code: 'revoked-before' }])
  })

  it('or was never asked for is asked for again after an hour', async () => {
    const { certificateId } = await undrawn('forgotten')
    const requested = async (at: Date) => {
      await scanUndrawn(ctx(at))
      const rows = await laurel.sql`
        select 1 from outbox where name = 'document/requested'
          and data->'subjectIds' @> ${JSON.stringify([certificateId])}::text::jsonb`
      return rows.length
    }
    expect(await requested(new Date(now.getTime() + 3_600_000))).toBe(0)
    expect(await requested(new Date(now.getTime() + 3_600_001))).toBe(1)
    const [issuer] =
      await laurel.sql`select issuer_id from certificates where id = ${certificateId}`
    await render(issuer?.issuer_id, certificateId)
    expect(await requested(addDays(now, 1))).toBe(1)
  })

  it('drawn by two workers at once makes one file, one row and one fact', async () => {
    const { desk, certificateId } = await undrawn('twins')
    await Promise.all([1, 2, 3].map(() => render(desk.issuerId, certificateId)))
    expect(await artefacts(certificateId)).toHaveLength(1)
    const [told] = await laurel.sql`
      select count(*)::int as facts, (select sum(rendered)::int from batches b
        where b.issuer_id = ${desk.issuerId}) as rendered
      from events where subject_id = ${certificateId} and name = 'certificate/rendered'`
    expect(told).toEqual({ facts: 1, rendered: 1 })
  })
})

describe('sweeping', () => {
  it('removes files older than an hour that have no row, and nothing else', async () => {
    const { desk, certificateId } = await undrawn('swept')
    await render(desk.issuerId, certificateId)
    const csv = 'email,name,course_code,completed_at\nkim@example.org,Kim,c-1,2026-09-01\n'
    const bytes = new TextEncoder().encode(csv)
    await startImport(ctx(), { issuerId: desk.issuerId, fileName: 'kim.csv', bytes })
    const kept = await keys()
    const orphans = ['certificates/0/old.pdf', 'imports/old.csv']
    const young = ['certificates/0/young.pdf', 'imports/young.csv']
    const others = ['other/old.pdf']
    for (const key of [...orphans, ...young, ...others]) {
      await storage().put(key, bytes, { contentType: 'text/plain' })
    }
    const clock = new Date()
    const age = async (key: string, minutes: number) => {
      const then = new Date(clock.getTime() - minutes * 60_000)
      await utimes(join(laurel.folder, 'files', key), then, then)
    }
    for (const key of [...kept, ...orphans, ...others]) await age(key, 61)
    for (const key of young) await age(key, 59)

    expect(await sweepFiles(ctx(clock))).toBe(2)
    expect(await keys()).toEqual([...kept, ...young, ...others].sort())
    expect(await sweepFiles(ctx(clock))).toBe(0)
  })
})

/** An issuer whose one learner was issued a certificate that is not drawn yet. */
async function undrawn(slug: string) {
  const desk = await openDesk(ctx(), slug)
  await desk.certification('basic')
  const email = `${slug}@example.org`
  await desk.complete({ email, at: addDays(now, -1) })
  await decideAll(ctx())
  const [certificate] = await desk.certificatesOf(email)
  return { desk, email, certificateId: certificate?.id as string }
}

async function retry(...reviewItemIds: (string | undefined)[]) {
  await retryReview(ctx(), { reviewItemIds: reviewItemIds.filter((id) => id !== undefined) })
  await decideAll(ctx())
}

function render(issuerId: string, certificateId: string, at = now) {
  return renderChunk(ctx(at), { issuerId, certificateIds: [certificateId] })
}

async function waiting(issuerId: string) {
  const [issuer] = await laurel.sql`select name from issuers where id = ${issuerId}`
  return (await listReviewItems(ctx())).rows.filter((item) => item.issuerName === issuer?.name)
}

function artefacts(certificateId: string) {
  return laurel.sql`select version from artefacts where certificate_id = ${certificateId}`
}

async function keys() {
  const found: string[] = []
  for await (const { key } of storage().list('')) found.push(key)
  return found
}

import { expect, it } from 'vitest'
import { issuers as stories } from '@/db/seed/story'
import { listCertificates } from '@/lib/awards/certificates/list-certificates'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { getImport } from '@/lib/awards/imports/queries'
import { startImport } from '@/lib/awards/imports/start-import'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ jobs: true })
const rows = [
  ['petra.quill@example.org', 'Petra Quillington', 'DS-101', '2026-01-05', '81'],
  ['omar.said@example.org', 'ចាន់ ដារ៉ា', 'DS-101', '2026-01-05', '90'],
  ['uma.low@example.org', 'Uma Lowmark', 'FS-210', '2026-01-05', '12'],
  ['bad.row@example.org', 'Bertha Badrow', 'XX-999', '2026-01-05', '50'],
]

/** What is kept about what happened, and all that jobs are given, remember or say. */
const tables = [
  ...['events', 'audit_log', 'outbox', 'job_runs', 'job_steps', 'job_events', 'job_slots'],
  ...['job_waits', 'job_idempotency', 'graphile_worker._private_jobs', 'batches'],
]

it('nobody’s name or address is in the history or in the jobs after the whole main job', async () => {
  const ctx = laurel.ctx()
  const [issuer] = await laurel.sql`select id from issuers where slug = 'harbour-academy'`
  const heading = ['email', 'name', 'course_code', 'completed_at', 'score']
  const text = [heading, ...rows].map((row) => row.join(',')).join('\n')
  const { importId } = await startImport(ctx, {
    ...{ issuerId: issuer?.id, fileName: 'petra-quillington.csv', bytes: Buffer.from(text) },
  })
  await laurel.settled()
  expect(await getImport(ctx, { importId })).toMatchObject({
    ...{ state: 'done', rows: 4, rejected: 1, batches: { issued: 1, waiting: 1, refused: 1 } },
  })
  const { rows: found } = await listCertificates(ctx, { search: 'petra.quill' })
  await revokeCertificate(ctx, {
    ...{
      certificateId: found[0]?.id ?? '',
      reasonClass: 'other',
      reason: 'Petra Quillington asked.',
    },
  })
  await laurel.settled()

  const people = [
    ...rows.map(([email = '', name = '']) => ({ email, name })),
    ...stories.flatMap((story) => story.completions.map(([email, name]) => ({ email, name }))),
  ]
  const names = new Set(people.flatMap(({ email, name }) => [email, name, ...email.split('@', 1)]))
  for (const table of tables) {
    const [kept] = await laurel.sql.unsafe(
      `select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`,
    )
    const text = unescaped(kept?.text)
    expect([...names].filter((name) => text.includes(name.toLowerCase()))).toEqual([])
  }
  for (const table of ['events', 'audit_log', 'outbox', 'job_runs', 'job_steps', 'job_events']) {
    const [count] = await laurel.sql.unsafe(`select count(*)::int as n from ${table}`)
    expect(count?.n).toBeGreaterThan(5)
  }
  // They would be found: the tables that may hold them do.
  const [learners] = await laurel.sql`select string_agg(t::text, ' ') as text from learners t`
  expect(
    [...names].filter((name) => unescaped(learners?.text).includes(name.toLowerCase())),
  ).toHaveLength(names.size - 3)
}, 120_000)

/** Lower case, with the characters that JSON may have written as \uXXXX. */
function unescaped(text: string) {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .toLowerCase()
}

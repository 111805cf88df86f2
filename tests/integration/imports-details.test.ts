import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderChunk } from '@/lib/awards/certificates/render-chunk'
import { createTemplate } from '@/lib/awards/certifications/create-template'
import { listDetailKeys } from '@/lib/awards/certifications/list-detail-keys'
import { beginImport } from '@/lib/awards/imports/begin-import'
import { commitImport } from '@/lib/awards/imports/commit-import'
import { recordRows } from '@/lib/awards/imports/record-rows'
import { recordCompletion } from '@/lib/awards/learning/record-completion'
import { storage } from '@/lib/platform/storage/storage'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const ctx = () => laurel.ctx(now)
let issuerId: string
let courseId: string

beforeAll(async () => {
  const desk = await openDesk(ctx(), 'details')
  ;({ issuerId, courseId } = desk)
  const custom = [
    { label: 'Hours', value: '{contact-hours} hours' },
    { label: 'Teacher', value: '{teacher}' },
  ]
  const { templateVersionId } = await createTemplate(ctx(), {
    ...{ issuerId, name: 'With hours', look: { design: 'classic', paper: 'a4', custom } },
  })
  await desk.certification('basic', { templateVersionId })
})

async function take(name: string, lines: string[]) {
  const heading = 'email,name,course,completed_at,score,Contact hours,Teacher,Room'
  const bytes = Buffer.from([heading, ...lines].join('\n'))
  const { importId } = await beginImport(ctx(), { issuerId, fileName: name, bytes })
  const rows = () => laurel.sql`
    select line, state, details, "column", reason from import_rows where import_id = ${importId} order by line`
  return { importId, rows }
}

const pdfText = async (email: string) => {
  const [row] = await laurel.sql`
    select a.storage_key from artefacts a join certificates c on c.id = a.certificate_id
    join learners l on l.id = c.learner_id where l.email = ${email}`
  const bytes = await storage().get(String(row?.storage_key))
  return execFileSync('pdftotext', ['-', '-'], { input: bytes ?? '', encoding: 'utf8' })
}

async function issueAll() {
  await decideAll(ctx())
  const made = await laurel.sql`select id from certificates where issuer_id = ${issuerId}`
  await renderChunk(ctx(), { issuerId, certificateIds: made.map(({ id }) => id) })
}

describe('what a file says besides', () => {
  it('is asked for by templates in force, found by its heading and printed', async () => {
    expect(await listDetailKeys(ctx(), { issuerIds: [issuerId] })).toEqual([
      { key: 'contact-hours', label: 'Hours' },
      { key: 'teacher', label: 'Teacher' },
    ])
    const { importId, rows } = await take('hours.csv', [
      'kim@example.org,Kim Doe,C-1,2026-09-01,80,40,Ms Lee,B12',
      'pat@example.org,Pat Roe,C-1,2026-09-02,80,,=1+1,B12',
      'rtl@example.org,Lou Poe,C-1,2026-09-03,80,\u202e12,<b>x</b>,B12',
    ])
    expect((await rows()).map(({ state, details }) => [state, details])).toEqual([
      ['accepted', { 'contact-hours': '40', teacher: 'Ms Lee' }],
      ['accepted', { teacher: '=1+1' }],
      ['accepted', { 'contact-hours': '12', teacher: '<b>x</b>' }],
    ])
    await commitImport(ctx(), { importId })
    while ((await recordRows(ctx(), { importId })) > 0);
    // What a completion holds, its row need not.
    expect((await rows()).map(({ details }) => details)).toEqual([{}, {}, {}])
    await issueAll()
    expect(await pdfText('kim@example.org')).toMatch(/Hours\s+40 hours/)
    expect(await pdfText('kim@example.org')).toContain('Ms Lee')
    const pat = await pdfText('pat@example.org')
    expect(pat).toContain('=1+1')
    expect(pat).not.toMatch(/[Hh]ours/)
    expect(await pdfText('rtl@example.org')).toContain('<b>x</b>')
  })

  it('is refused where it is too long to print, in a sentence', async () => {
    const { rows } = await take('long.csv', [
      `lee@example.org,Lee Moe,C-1,2026-09-01,80,${'9'.repeat(10_000)},,`,
    ])
    expect(await rows()).toMatchObject([
      {
        ...{ state: 'rejected', column: 'Contact hours' },
        reason: { key: 'imports.row.detail.reason', values: { limit: 100 } },
      },
    ])
  })

  it('is taken by hand too, and keeps what it was when the same is recorded again', async () => {
    const person = { email: 'hand@example.org', name: 'Hand Made', courseId, score: 80 }
    const completedAt = new Date('2026-09-05T00:00:00Z')
    const first = { ...person, completedAt, details: { teacher: 'Mr Fox' } }
    await recordCompletion(ctx(), first)
    await recordCompletion(ctx(), { ...first, details: { teacher: 'Someone else' } })
    await issueAll()
    expect(await pdfText('hand@example.org')).toContain('Mr Fox')
    await expect(
      recordCompletion(ctx(), { ...first, details: { 'Not a key': 'x' } }),
    ).rejects.toThrow()
    await expect(
      recordCompletion(ctx(), { ...first, details: { teacher: 'x'.repeat(101) } }),
    ).rejects.toThrow()
  })
})

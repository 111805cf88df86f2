import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { answerImport, beginImport } from '@/lib/awards/imports/begin-import'
import { writeErrorFile } from '@/lib/awards/imports/error-file'
import { getImport, listImportRows } from '@/lib/awards/imports/queries'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel()

it('rejected rows are written to a file; unmended they are rejected again for the same reasons, mended they go in', async () => {
  const ctx = laurel.ctx()
  const harbour = await ctx.db.query.issuers.findFirst({
    where: (issuer, { eq }) => eq(issuer.slug, 'harbour-academy'),
  })
  const send = async (bytes: Uint8Array) => {
    const input = { issuerId: harbour?.id as string, fileName: 'messy.csv', bytes }
    const { importId } = await beginImport(ctx, input)
    const rows = await listImportRows(ctx, { importId, state: 'rejected' })
    return { importId, why: rows.map(({ column, reason }) => [column, reason]) }
  }
  const first = await send(await readFile('examples/completions-messy.csv'))
  expect(first.why).toHaveLength(12)
  const { text, fileName } = await writeErrorFile(ctx, first)
  expect(fileName).toBe('messy-rejected.csv')
  expect(text.split('\r\n')[0]).toBe(
    '\uFEFFE-mail;Full Name;Course;Date completed;Score;laurel_surplus_1;laurel_surplus_2;laurel_line;laurel_column;laurel_reason;laurel_hint',
  )
  // A spreadsheet runs nothing of it.
  expect(text).not.toMatch(/(^|;|\n)"?[=+@-]/)

  const again = await send(Buffer.from(text))
  const columns = (why: typeof first.why) => why.map(([column]) => column)
  expect(columns(again.why)).toEqual(columns(first.why))
  const mended = text
    .replace('2026-02-30', '2026-02-27')
    .replace('not-an-email', 'mended@example.org')
    .replace('UNKNOWN-1', 'DS-101')
  const third = await send(Buffer.from(mended))
  expect(third.why).toHaveLength(9)
  expect((await writeErrorFile(ctx, third)).text.split('\r\n')[0]).toBe(text.split('\r\n')[0])
})

it('what is asked about is answered once; a stale tab is told', async () => {
  const ctx = laurel.ctx()
  const harbour = await ctx.db.query.issuers.findFirst({
    where: (issuer, { eq }) => eq(issuer.slug, 'harbour-academy'),
  })
  const { importId } = await beginImport(ctx, {
    ...{ issuerId: harbour?.id as string, fileName: 'canvas.csv' },
    bytes: await readFile('examples/grades-canvas.csv'),
  })
  const before = await getImport(ctx, { importId })
  expect(before).toMatchObject({ state: 'draft', checkedAt: null, facts: { skipped: 2, rows: 40 } })
  const course = before.courses.find(({ code }) => code === 'DS-101')
  const plan = { courseId: course?.id as string }
  const { revision } = before
  expect(await answerImport(ctx, { importId, revision, plan })).toEqual({ open: [] })
  expect(await getImport(ctx, { importId })).toMatchObject({
    ...{ notCompleted: 8, rejected: 0, rows: 40, forecast: { people: 32 } },
  })
  await expect(answerImport(ctx, { importId, revision, plan })).rejects.toThrow('changed elsewhere')
})

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { sweepFiles } from '@/lib/awards/certificates/sweep-files'
import { loadSigningKey } from '@/lib/awards/signing/load-signing-key'
import { beginRun } from '@/lib/awards/verification/begin-run'
import { endRun } from '@/lib/awards/verification/end-run'
import { forgetRuns } from '@/lib/awards/verification/forget-runs'
import { getRun } from '@/lib/awards/verification/get-run'
import { reasonOf } from '@/lib/awards/verification/reason'
import { getRunCsv, getRunReport } from '@/lib/awards/verification/run-files'
import type { Verification, VerifyInput } from '@/lib/awards/verification/schema'
import { verify } from '@/lib/awards/verification/verify'
import { verifyChunk } from '@/lib/awards/verification/verify-chunk'
import { writeReport } from '@/lib/awards/verification/write-report'
import { anyoneContext, type Ctx } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import { closeReader } from '@/lib/proof/documents/check/read-pdf'
import { describeCertificate } from '@/lib/proof/documents/sign/describe-certificate'
import { makeKey } from '@/lib/proof/documents/sign/make-key'
import { drawReport } from '@/lib/proof/reports/draw-report'
import { makeReport } from '@/lib/proof/reports/make-report'
import { useLaurel } from '@/tests/support/laurel'
import { someVerification } from '@/tests/support/verifications'
import { zipOf } from '@/tests/support/zip'

const laurel = useLaurel({ story: false })
const anyone = (now?: Date): Ctx => anyoneContext(laurel.ctx().db as never, now)
const lines = (count: number) => Array.from({ length: count }, (_, i) => `id-${i + 1}`).join('\n')

async function begin(input: Parameters<typeof beginRun>[1]) {
  const { secret } = await beginRun(anyone(), input)
  const [run] = await laurel.sql`select * from verification_runs order by created_at desc limit 1`
  return { secret, runId: run?.id as string }
}

type Look = (ctx: Ctx, input: VerifyInput) => Promise<Verification>
const valid: Look = async () => someVerification('valid')

async function verifyAll(runId: string, look: Look = valid, limitMs = 5000) {
  while ((await verifyChunk(laurel.ctx(), { runId, look, limitMs })).more);
}

function filesOf(folder: string): string[] {
  const path = join(laurel.folder, 'files', folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name)
}

describe('a run', () => {
  it('is begun by anyone, told to the job once, and seen by its link alone', async () => {
    const { secret, runId } = await begin({ text: lines(3) })
    expect(secret).toMatch(/^[\w-]{43}$/)
    const kept =
      await laurel.sql`select r::text as row from verification_runs r where id = ${runId}`
    expect(kept[0]?.row).not.toContain(secret)
    const told = await laurel.sql`select data from outbox where name = 'verification/requested'`
    expect(told).toMatchObject([{ data: { subjectIds: [runId], issuerId: null } }])
    const [audit] = await laurel.sql`select * from audit_log where ${runId} = any(subject_ids)`
    expect(audit).toMatchObject({ actor_kind: 'system', actor: 'verify-many' })
    expect(await getRun(anyone(), { secret })).toMatchObject({ total: 3, done: 0, endedAt: null })
    for (const other of [`${secret}x`, secret.slice(1), '', runId, 'x'.repeat(2000)]) {
      await expect(getRun(anyone(), { secret: other })).rejects.toMatchObject({ status: 404 })
    }
  })

  it('counts each thing once, however often and by how many it is verified', async () => {
    const { secret, runId } = await begin({ text: lines(60) })
    const seen: string[] = []
    const look: Look = async (_, input) => {
      seen.push((input as { id: string }).id)
      await new Promise((resolve) => setTimeout(resolve, 3))
      return someVerification(seen.length % 2 ? 'valid' : 'invalid')
    }
    await Promise.all([verifyAll(runId, look), verifyAll(runId, look)])
    await verifyAll(runId, look)
    const run = await getRun(anyone(), { secret })
    expect(run).toMatchObject({ total: 60, done: 60, next: null })
    expect([...run.counts.values()].reduce((a, b) => a + b)).toBe(60)
    expect(new Set(seen).size).toBe(60)
    const [events] =
      await laurel.sql`select count(*) from verification_events where channel = 'many'`
    expect(Number(events?.count)).toBe(60)
  })

  it('is looked at as by anyone: who begins it is shown nothing that is not theirs to see', async () => {
    const { runId } = await begin({ text: lines(1) })
    const actors: Ctx['actor'][] = []
    await verifyAll(runId, async (ctx) => {
      actors.push(ctx.actor)
      return someVerification('valid')
    })
    expect(actors).toEqual([{ kind: 'anyone' }])
  })

  it('that is cut off in the midst of a step keeps what was found, and goes on with the rest', async () => {
    const { secret, runId } = await begin({ text: lines(30) })
    let looked = 0
    const cut: Look = () => {
      looked++
      return looked > 10 ? new Promise(() => undefined) : valid(laurel.ctx(), { id: 'a' })
    }
    // Nobody ever hears of it again, as of a worker that was killed.
    verifyChunk(laurel.ctx(), { runId, look: cut, limitMs: 600_000 }).catch(() => undefined)
    await expect.poll(async () => (await getRun(anyone(), { secret })).done).toBe(10)
    const again: string[] = []
    await verifyAll(runId, async (_, input) => {
      again.push((input as { id: string }).id)
      return someVerification('valid')
    })
    expect(again).toHaveLength(20)
    expect(await getRun(anyone(), { secret })).toMatchObject({ done: 30 })
  })

  it('loses by what fails, hangs or cannot be written nothing but that thing', async () => {
    const { secret, runId } = await begin({ text: lines(6) })
    const look: Look = (_, input) => {
      const { id } = input as { id: string }
      if (id === 'id-1') throw new Error('a bug')
      if (id === 'id-2') return new Promise(() => undefined)
      if (id === 'id-3') return Promise.reject(new InputError(say('verify.many.item.empty')))
      const odd = { field: 'name\0', printed: 'a\0b\ud800', recorded: '\udfff' }
      if (id === 'id-4') return Promise.resolve(someVerification('invalid', { differences: [odd] }))
      return valid(laurel.ctx(), input)
    }
    await verifyAll(runId, look, 100)
    const { items } = await getRun(anyone(), { secret })
    expect(items.map(({ verdict }) => verdict)).toEqual([
      ...['unverifiable', 'unverifiable', 'unverifiable', 'invalid', 'valid', 'valid'],
    ])
    expect(items.map(({ reason }) => (reason as { key: string } | null)?.key)).toEqual([
      ...['verify.many.item.failed', 'verify.many.item.tooSlow', 'verify.many.item.empty'],
      ...['verification.signature.broken', undefined, undefined],
    ])
  })

  it('ends, whatever becomes of its job', async () => {
    const { secret, runId } = await begin({ text: lines(3) })
    await endRun(laurel.ctx(), { runId })
    const run = await getRun(anyone(), { secret })
    expect(run.done).toBe(3)
    expect(run.endedAt).not.toBeNull()
    expect(run.counts.get('unverifiable')).toBe(3)
    expect(run.hasReport).toBe(false)
    await expect(getRunReport(anyone(), { secret })).rejects.toMatchObject({ status: 404 })
  })

  it('is shown a hundred at a time, and by outcome', async () => {
    const { secret, runId } = await begin({ text: lines(120) })
    let n = 0
    await verifyAll(runId, async () => someVerification(n++ % 3 ? 'valid' : 'revoked'))
    const first = await getRun(anyone(), { secret })
    expect([first.items.length, first.next]).toEqual([100, 100])
    const second = await getRun(anyone(), { secret, after: first.next })
    expect([second.items.length, second.next]).toEqual([20, null])
    for (const after of ['99999999999', '1.5', 'x']) {
      expect((await getRun(anyone(), { secret, after })).items).toEqual(first.items)
    }
    const revoked = await getRun(anyone(), { secret, verdict: 'revoked' })
    expect(revoked.items).toHaveLength(40)
    expect(revoked.items.every(({ verdict }) => verdict === 'revoked')).toBe(true)
  })
})

describe('files', () => {
  it('are kept until they are verified, and no longer', async () => {
    const { secret, runId } = await begin({
      file: {
        name: 'a.zip',
        bytes: await zipOf({ 'a.pdf': 'one', 'b.pdf': 'two', 'c.zip': 'PK' }),
      },
    })
    expect(filesOf(`verifications/${runId}`).sort()).toEqual(['1', '2'])
    const given: string[] = []
    await verifyAll(runId, async (_, input) => {
      const { file } = input as { file: { name: string; bytes: Uint8Array } }
      given.push(`${file.name} ${Buffer.from(file.bytes)}`)
      return someVerification('valid', { given: 'pdf' })
    })
    expect(given.sort()).toEqual(['a.pdf one', 'b.pdf two'])
    expect(filesOf(`verifications/${runId}`)).toEqual([])
    const { items } = await getRun(anyone(), { secret })
    expect(items[2]).toMatchObject({ verdict: 'unverifiable', label: 'c.zip' })
  })

  it('that went missing are said to be', async () => {
    const { secret, runId } = await begin({
      file: { name: 'a.zip', bytes: await zipOf({ 'a.pdf': 'one' }) },
    })
    await storage().delete(`verifications/${runId}/1`)
    await verifyAll(runId)
    const { items } = await getRun(anyone(), { secret })
    expect(items[0]).toMatchObject({
      verdict: 'unverifiable',
      reason: { key: 'verify.many.item.lost' },
    })
  })

  it('of what is refused are not kept', async () => {
    const before = filesOf('verifications').length
    const entries = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`${i}.pdf`, 'a']))
    const bytes = await zipOf(entries)
    await expect(beginRun(anyone(), { file: { name: 'a.zip', bytes } })).rejects.toMatchObject({
      status: 400,
    })
    expect(filesOf('verifications')).toHaveLength(before)
  })

  it('of a run that could not be written are not kept', async () => {
    const before = filesOf('verifications').length
    const bytes = await zipOf({ 'a.pdf': 'one', 'b.pdf': 'two' })
    await laurel.ctx().db.transaction(async (tx) => {
      await tx.execute(sql`set transaction read only`)
      const begun = beginRun({ ...anyone(), db: tx }, { file: { name: 'a.zip', bytes } })
      await expect(begun).rejects.toThrow()
    })
    expect(filesOf('verifications')).toHaveLength(before)
  })

  it('without a row are swept away, and those with one are not', async () => {
    const { runId } = await begin({
      file: { name: 'a.zip', bytes: await zipOf({ 'a.pdf': 'one' }) },
    })
    const orphan = new TextEncoder().encode('x')
    const about = { contentType: 'application/octet-stream' }
    await storage().put(`verifications/${runId}/77`, orphan, about)
    await storage().put(`verification-reports/${runId}.pdf`, orphan, about)
    await storage().put('verification-reports/0197-gone.pdf', orphan, about)
    await sweepFiles(laurel.ctx(addDays(new Date(), 1)))
    expect(filesOf(`verifications/${runId}`)).toEqual(['1'])
    expect(filesOf('verification-reports')).toContain(`${runId}.pdf`)
    expect(filesOf('verification-reports')).not.toContain('0197-gone.pdf')
  })
})

it('a run is forgotten after seven days: rows, files, report', async () => {
  const { secret, runId } = await begin({
    file: { name: 'a.zip', bytes: await zipOf({ 'a.pdf': 'one' }) },
  })
  await storage().put(`verification-reports/${runId}.pdf`, new Uint8Array(3), {
    contentType: 'application/pdf',
  })
  await forgetRuns(laurel.ctx(addDays(new Date(), 6)))
  await getRun(anyone(addDays(new Date(), 6)), { secret })
  const later = addDays(new Date(), 8)
  await expect(getRun(anyone(later), { secret })).rejects.toMatchObject({ status: 404 })
  expect(await forgetRuns(laurel.ctx(later))).toBeGreaterThan(0)
  expect(filesOf(`verifications/${runId}`)).toEqual([])
  expect(filesOf('verification-reports')).not.toContain(`${runId}.pdf`)
  const [left] = await laurel.sql`select count(*) from verification_items where run_id = ${runId}`
  expect(Number(left?.count)).toBe(0)
})

describe('what is taken home', () => {
  it('is a CSV in which no cell begins a formula', async () => {
    const { secret, runId } = await begin({ text: '=cmd()\n@x\n+1\n-1' })
    await verifyAll(runId)
    const { text } = await getRunCsv(anyone(), { secret })
    const cells = text
      .slice(1)
      .split(/[\r\n,]+/)
      .map((cell) => cell.replace(/^"/, ''))
    expect(cells).toHaveLength(cells.filter((cell) => !/^[=@+\-\t]/.test(cell)).length)
    expect(text).toContain("'=cmd()")
  })

  it('is a report with every row, that says what it is signed with', async () => {
    const { secret, runId } = await begin({ text: lines(70) })
    await verifyAll(runId, async () => someVerification('revoked'))
    await writeReport(laurel.ctx(), { runId })
    await endRun(laurel.ctx(), { runId })
    expect((await getRun(anyone(), { secret })).hasReport).toBe(true)
    const { bytes } = await getRunReport(anyone(), { secret })
    const text = textOf(bytes, 'report')
    for (let n = 1; n <= 70; n++) expect(text).toContain(`id-${n}`)
    expect(text).toContain('Revoked: 70')
    const [key] = await reportKeys()
    const { sha256 } = describeCertificate(Buffer.from(String(key?.certificate), 'base64'))
    expect(text.replace(/\s+/g, '')).toContain(sha256)
    expect(text).toMatch(/Page 2 of \d/)
  })

  it('is signed as a whole, and holds any script', async () => {
    const names = ['محمد بن عبد الله', 'नेहा शर्मा', '山田太郎', '👩‍👩‍👧', '𓀀', 'a'.repeat(3000)]
    const key = await makeKey('Reports', 'p256', new Date())
    const report = {
      ...{ language: 'en', title: 'Report', lead: 'Lead', facts: [], foot: 'Foot' },
      ...{ pageName: 'Page {page} of {pages}', madeAt: new Date() },
      columns: [{ name: 'Name', share: 1 }],
      rows: Array.from({ length: 60 }, (_, i) => [names[i % names.length] ?? '']),
    }
    const file = join(laurel.folder, 'signed.pdf')
    writeFileSync(file, await makeReport({ report, key }))
    expectSigned(file)
  })
})

function expectSigned(file: string) {
  const found = execFileSync('pdfsig', ['-nocert', file]).toString()
  expect(found).toContain('Signature is Valid')
  expect(found).toContain('Total document signed')
  expect(found).toContain('ETSI.CAdES.detached')
}

const reportKeys = () =>
  laurel.sql`select * from signing_keys where issuer_id is null order by created_at`

describe('the key that signs reports', () => {
  it('is the installation’s own, made once by however many need it, and sealed', async () => {
    await Promise.all(
      Array.from({ length: 6 }, () => loadSigningKey(laurel.ctx(), { issuerId: null })),
    )
    const [row, ...more] = await reportKeys()
    expect(more).toEqual([])
    const { key } = await loadSigningKey(laurel.ctx(), { issuerId: null })
    const open = key.export({ format: 'der', type: 'pkcs8' }).toString('base64')
    expect(String(row?.private_key)).not.toContain(open.slice(0, 40))
    const acts = await laurel.sql`select issuer_id from audit_log where action = 'report-key/made'`
    expect(acts).toEqual([{ issuer_id: null }])
  })

  it('names the installation, and is another long before it ends', async () => {
    const [row] = await reportKeys()
    const { subject } = describeCertificate(Buffer.from(String(row?.certificate), 'base64'))
    expect(`http://${subject}`).toBe(settings().baseUrl)
    const late = laurel.ctx(addDays(new Date(String(row?.not_after)), -30))
    await loadSigningKey(late, { issuerId: null })
    const [first, second] = await reportKeys()
    expect(new Date(String(first?.retired_at))).toEqual(late.now)
    expect(second?.retired_at).toBeNull()
  })
})

describe('a report that is given to be verified', () => {
  afterAll(closeReader)
  async function madeOf(count: number) {
    const { secret, runId } = await begin({ text: lines(count) })
    await verifyAll(runId, async () => someVerification('valid'))
    await writeReport(laurel.ctx(), { runId })
    await endRun(laurel.ctx(), { runId })
    return (await getRunReport(anyone(), { secret })).bytes
  }
  async function told(bytes: Uint8Array) {
    const found = await verify(anyone(), { file: { name: 'report.pdf', bytes } })
    const signature = found.checks.find(({ name }) => name === 'signature')
    const { verdict, given } = found
    return { verdict, given, says: reasonOf(found)?.key, outcome: signature?.outcome }
  }
  const whole = {
    ...{ verdict: 'unverifiable', given: 'pdf', says: 'record.format.report', outcome: 'passed' },
  }

  it('is told as what it is, with its signature, and never as a certificate that is valid', async () => {
    const bytes = await madeOf(3)
    expect(await told(bytes)).toEqual(whole)
    const file = join(laurel.folder, 'given.pdf')
    writeFileSync(file, bytes)
    expectSigned(file)
  })

  it('may have many pages', async () => {
    expect(await told(await madeOf(400))).toEqual(whole)
  })

  it('is not right once a byte of it is another', async () => {
    const bytes = await madeOf(3)
    const at = Buffer.from(bytes).indexOf('/CreationDate (D:') + 20
    bytes[at] = bytes[at] === 0x31 ? 0x32 : 0x31
    expect(await told(bytes)).toEqual({
      ...{ verdict: 'invalid', given: 'pdf', says: 'record.signature.reportBroken' },
      outcome: 'failed',
    })
  })

  it('is nobody’s where it is not signed, or by another key', async () => {
    const report = {
      ...{ language: 'en', title: 'Report', lead: 'Lead', facts: [], foot: 'Foot' },
      ...{ pageName: '{page}', madeAt: new Date(), columns: [], rows: [] },
    }
    const key = await makeKey('Reports', 'p256', new Date())
    for (const bytes of [await drawReport(report), await makeReport({ report, key })]) {
      expect(await told(bytes)).toEqual({ ...whole, outcome: 'unknown' })
    }
  })
})

function textOf(bytes: Uint8Array, name: string): string {
  const file = join(laurel.folder, `${name}.pdf`)
  writeFileSync(file, bytes)
  return execFileSync('pdftotext', ['-layout', file, '-']).toString()
}

import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { say } from '@/lib/platform/language/say'
import { openPool, type RenderPool } from '@/lib/proof/documents/pool'
import { renderCertificate } from '@/lib/proof/documents/render'
import { bundleThread } from '@/tests/support/documents-bundle'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'

const template = exampleTemplate()
const named = (...names: string[]) => ({
  template,
  docs: names.map((recipientName, i) => exampleDocument({ recipientName, publicId: `id-${i}` })),
})

describe('render threads', () => {
  let pool: RenderPool
  beforeAll(async () => {
    pool = openPool(await bundleThread())
  })
  afterAll(() => pool.close())

  it('draw what this thread draws, in the order asked, and refuse what it refuses', async () => {
    const order = named('Amara Okafor', 'ខេមរា សុខ', '李晓明')
    const [first, second, third] = await pool.renderMany(order)
    const [here, , there] = order.docs
    expect(first).toEqual({
      ok: true,
      ...(await renderCertificate(template, here ?? exampleDocument())),
    })
    expect(second).toEqual({
      ok: false,
      code: 'not-drawable',
      reason: say('documents.script', { what: 'name', script: 'Khmer' }),
      field: 'recipientName',
    })
    expect(third).toMatchObject({
      sha256: (await renderCertificate(template, there ?? exampleDocument())).sha256,
    })
  })

  it('give the same bytes in another process, time zone and language', async () => {
    const doc = exampleDocument({ recipientName: 'Nguyễn Thị Minh Khai' })
    const here = await renderCertificate(template, doc)
    const script = await bundleThread('tests/support/documents-render-once.ts')
    for (const env of [{ TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8' }, { TZ: 'Etc/GMT+12' }]) {
      const out = execFileSync(process.execPath, [script], {
        input: JSON.stringify({ template, doc }),
        env: { ...process.env, ...env },
      })
      expect(JSON.parse(out.toString())).toEqual({
        sha256: here.sha256,
        fingerprint: here.fingerprint,
      })
    }
  })
})

describe('a thread that goes wrong', () => {
  let pool: RenderPool
  beforeAll(async () => {
    pool = openPool(await bundleThread('tests/support/documents-faulty-thread.ts'))
  })
  afterAll(() => pool.close())

  it('is ended at the time limit, and fails its own document only', async () => {
    const order = named('a', 'hang', 'b', 'hang', 'c', 'd')
    const results = await pool.renderMany(order, 4_000)
    expect(results.map((result) => (result.ok ? result.sha256 : result.code))).toEqual([
      'id-0',
      'time-limit',
      'id-2',
      'time-limit',
      'id-4',
      'id-5',
    ])
    expect(results[1]).toMatchObject({
      reason: say('documents.tooSlow', { seconds: 4 }),
    })
  })

  it('does not count the time that a document waits for a thread', async () => {
    const order = named('hang', 'hang', 'hang', 'hang', 'a')
    const results = await pool.renderMany(order, 3_000)
    expect(results.at(-1)).toMatchObject({ ok: true })
  })

  it.each(['throw', 'exit'])('by %s fails its own document only', async (fault) => {
    const results = await pool.renderMany(named('a', fault, 'b'))
    expect(results.map((result) => (result.ok ? 'ok' : result.code))).toEqual([
      'ok',
      'failed',
      'ok',
    ])
  })

  it('by eating memory leaves the process standing', async () => {
    const results = await pool.renderMany(named('a', 'eat', 'b'))
    expect(results.map((result) => (result.ok ? 'ok' : result.code))).toEqual([
      'ok',
      'failed',
      'ok',
    ])
  })
})

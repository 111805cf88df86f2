import { beforeAll, describe, expect, it } from 'vitest'
import { answerProgram } from '@/app/api/v1/verify/answer'
import { readBody } from '@/app/read-body'
import { fileAtMost, type VerifyInput } from '@/lib/awards/verification/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'
import { someVerification } from '@/tests/support/verifications'

const laurel = useLaurel({ story: false })
const difference = { field: 'name', printed: 'Lucia', recorded: 'Lucía' }

let asked: VerifyInput[] = []
let client = 0
let publicId = ''

beforeAll(async () => {
  const desk = await openDesk(laurel.ctx(), 'asked')
  await desk.certification('basic')
  await desk.complete({ email: 'kim@example.org', at: new Date('2026-10-01T09:00:00Z') })
  await decideAll(laurel.ctx())
  publicId = (await desk.certificatesOf('kim@example.org'))[0]?.publicId ?? ''
})

/** Asks as a program does, each time from elsewhere unless told. */
async function post(
  body: BodyInit | null,
  headers: Record<string, string> = { 'content-type': 'application/json' },
  from = `10.0.0.${++client}`,
) {
  asked = []
  const later: Promise<void>[] = []
  const request = new Request('http://localhost/api/v1/verify', {
    ...{ method: 'POST', body, headers, duplex: 'half' },
  } as RequestInit)
  const answer = await answerProgram(
    request,
    from,
    (work) => later.push(work()),
    async (_: Ctx, input: VerifyInput) => {
      asked.push(input)
      const certificate = { publicId } as never
      return someVerification('invalid', { differences: [difference], certificate })
    },
  )
  await Promise.all(later)
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, json: text ? JSON.parse(text) : null }
}

function form(...files: [name: string, content: BlobPart][]) {
  const data = new FormData()
  for (const [name, content] of files) data.append(name, new Blob([content]), 'a.pdf')
  return data
}

describe('what is asked', () => {
  it.each([
    ['{"id":"abc"}', { id: 'abc' }],
    ['{"url":"https://a.example/c/1"}', { url: 'https://a.example/c/1' }],
    ['{"credential":"eyJ.a.b"}', { credential: 'eyJ.a.b' }],
    ['{"credential":{"type":[]}}', { credential: { type: [] } }],
  ])('%s is verified, and answered in the form that is promised', async (body, input) => {
    const { status, headers, json } = await post(body)
    expect(status).toBe(200)
    expect(asked).toEqual([input])
    expect(Object.keys(json).sort()).toEqual(['certificate', 'checks', 'differences', 'verdict'])
    expect(json.verdict).toBe('invalid')
    expect(json.differences).toEqual([difference])
    expect(json.checks).toHaveLength(7)
    for (const check of json.checks) {
      expect(Object.keys(check)).toEqual(['name', 'outcome', 'detail'])
      expect(check.detail).toMatch(/^[A-Z].*\.$/)
    }
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('a file of a form is verified', async () => {
    const { status } = await post(form(['file', 'one']), {})
    expect(status).toBe(200)
    expect(asked).toMatchObject([{ file: { name: 'a.pdf' } }])
    expect(Buffer.from((asked[0] as { file: { bytes: Uint8Array } }).file.bytes).toString()).toBe(
      'one',
    )
  })
})

describe('what is no question', () => {
  const json = { 'content-type': 'application/json' }
  it.each([
    [400, '{', json],
    [400, '', json],
    [400, '\u{feff}{"id":', json],
    [400, 'null', json],
    [400, '[]', json],
    [400, '"id"', json],
    [400, '{}', json],
    [400, '{"id":"a","url":"b"}', json],
    [400, '{"id":1}', json],
    [400, '{"id":""}', json],
    [400, `{"id":"${'a'.repeat(2001)}"}`, json],
    [400, '{"url":null}', json],
    [400, '{"credential":[]}', json],
    [400, '{"credential":""}', json],
    [400, '{"certificate":"a"}', json],
    [400, '{"__proto__":{"id":"a"}}', json],
    [400, '{"credential":{"name":"A","n\\u0061me":"B"}}', json],
    [400, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), json],
    [400, `${'['.repeat(500_000)}`, json],
    [400, 'no form', { 'content-type': 'multipart/form-data; boundary=x' }],
    [400, 'no form', { 'content-type': 'multipart/form-data' }],
    [415, '{"id":"a"}', { 'content-type': 'text/plain' }],
    [415, Buffer.from('a'), {}],
    [413, `{"id":"${'a'.repeat(1024 * 1024)}"}`, json],
  ])('is %i: %.40s', async (status, body, headers) => {
    const answer = await post(body as BodyInit, headers as Record<string, string>)
    expect(answer.status).toBe(status)
    expect(asked).toEqual([])
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.json).toMatchObject({ type: 'about:blank', status })
    expect(answer.json.detail).toMatch(/^[A-Z“].*\.$/)
  })

  it.each([
    ['none', []],
    [
      'two',
      [
        ['file', 'a'],
        ['file', 'b'],
      ],
    ],
    ['another name', [['photo', 'a']]],
    ['an empty one', [['file', '']]],
  ] as [string, [string, string][]][])('a form with %s is 400', async (_, files) => {
    expect((await post(form(...files), {})).status).toBe(400)
    expect(asked).toEqual([])
  })

  it('a file of more than 20 MB is 413', async () => {
    const answer = await post(form(['file', new Uint8Array(fileAtMost + 1)]), {})
    expect(answer.status).toBe(413)
    expect(answer.json.detail).toContain('20 MB')
  })

  it('a body without an end is left as soon as it is too large', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(0x20))
      },
    })
    const answer = await post(endless)
    expect(answer.status).toBe(413)
    expect(sent).toBeLessThan(2 * 1024 * 1024)
  })

  it('a body that does not come is not waited for', async () => {
    const request = new Request('http://localhost/', {
      ...{ method: 'POST', duplex: 'half', body: new ReadableStream({}) },
    } as RequestInit)
    const reading = readBody(request, { atMost: 1000, limitMs: 40 })
    await expect(reading).rejects.toMatchObject({ status: 408 })
  })
})

it('one client that asks too often is told when to come back; others are answered', async () => {
  for (let n = 0; n < 60; n++)
    expect((await post('{"id":"a"}', undefined, 'busy')).status).toBe(200)
  const refused = await post('{"id":"a"}', undefined, 'busy')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('content-type')).toBe('application/problem+json')
  expect((await post('{"id":"a"}', undefined, 'calm')).status).toBe(200)
})

it('of who asked it keeps region and site, and neither address nor browser', async () => {
  const [address, agent] = ['203.0.113.77', 'Mozilla/5.0 (a browser told by its name)']
  await post(
    '{"id":"a"}',
    {
      ...{ 'content-type': 'application/json', 'accept-language': 'nb-NO,nb;q=0.9' },
      ...{ referer: 'https://jobs.example/people/42?name=Kim', 'user-agent': agent },
      ...{ 'x-forwarded-for': address, 'x-laurel-client': address },
    },
    address,
  )
  const rows = await laurel.sql`select * from verification_events order by at desc limit 1`
  expect(rows).toMatchObject([
    { channel: 'api', given: 'id', verdict: 'invalid', region: 'NO', referrer: 'jobs.example' },
  ])
  const [ids] =
    await laurel.sql`select id, issuer_id from certificates where public_id = ${publicId}`
  expect(rows[0]).toMatchObject({ certificate_id: ids?.id, issuer_id: ids?.issuer_id })
  const tables = await laurel.sql`
    select table_name from information_schema.tables where table_schema in ('public', 'graphile_worker')`
  for (const { table_name: table } of tables) {
    if (!/^[a-z_0-9]+$/.test(table)) continue
    const [found] = await laurel.sql.unsafe(
      `select count(*) from (select t::text as line from ${await schemaOf(table)}."${table}" t) l
       where line like '%${address}%' or line like '%told by its name%' or line like '%people/42%'`,
    )
    expect([table, Number(found?.count)]).toEqual([table, 0])
  }
})

async function schemaOf(table: string) {
  const [found] = await laurel.sql`
    select table_schema from information_schema.tables where table_name = ${table} limit 1`
  return found?.table_schema
}

import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parted } from '@/components/verification/parted'
import { originOf } from '@/lib/awards/verification/origin'
import { readMany } from '@/lib/awards/verification/reading/read-many'
import { readAsked } from '@/lib/awards/verification/rules'
import type { Asked, RunInput } from '@/lib/awards/verification/run-schema'
import { inputOf } from '@/lib/awards/verification/verify-item'
import { newPublicId } from '@/lib/platform/ids/ids'

async function read(input: RunInput): Promise<Asked[]> {
  const found: Asked[] = []
  for await (const one of readMany(input)) found.push(one)
  return found
}

function file(name: string, content: string | Uint8Array): RunInput {
  return { file: { name, bytes: typeof content === 'string' ? Buffer.from(content) : content } }
}

/** The largest takes a second or two on a core of its own; tests share theirs. */
const boundMs = 8_000

it.each([
  ['one row of millions of cells', 'x,'.repeat(8_000_000)],
  ['one row of ids', `${newPublicId()},`.repeat(700_000)],
  ['rows as wide as is read', `${'x,'.repeat(500_000)}\n`.repeat(4)],
  ['texts that composing makes 18 times as long', `${'\ufdfa'.repeat(600)}\n`.repeat(2_000)],
])(
  'a CSV with %s is refused in bounded time',
  async (_name, csv) => {
    const begun = performance.now()
    await expect(read(file('a.csv', csv))).rejects.toMatchObject({ status: 400 })
    expect(performance.now() - begun).toBeLessThan(boundMs)
  },
  30_000,
)

it('a text that is long and no credential is not looked through for an id', () => {
  const begun = performance.now()
  expect(readAsked('\ufdfa'.repeat(6_000_000))).toEqual({ misread: 'too-long' })
  expect(performance.now() - begun).toBeLessThan(500)
})

describe('lines', () => {
  it('keep their numbers; empty ones are passed over', async () => {
    expect(await read({ text: '\n one \r\n\r\ntwo\tx' })).toEqual([
      { number: 2, label: 'one' },
      { number: 4, label: 'two x' },
    ])
  })

  it('are a thousand at most, and none too long', async () => {
    expect(await read({ text: 'a\n'.repeat(1000) })).toHaveLength(1000)
    await expect(read({ text: 'a\n'.repeat(1001) })).rejects.toMatchObject({ status: 400 })
    await expect(read({ text: ' \n\t\n' })).rejects.toMatchObject({ status: 400 })
    const [long] = await read({ text: 'a'.repeat(5000) })
    expect(long).toMatchObject({ refused: { key: 'verify.many.item.tooLong' } })
    expect(long?.label).toHaveLength(2000)
  })

  it('are links, credentials or ids', () => {
    expect(inputOf('https://a.example/b')).toEqual({ url: 'https://a.example/b' })
    expect(inputOf('{"a":1}')).toEqual({ credential: '{"a":1}' })
    expect(inputOf('eyJhbGciOi.e30.c2ln')).toEqual({ credential: 'eyJhbGciOi.e30.c2ln' })
    expect(inputOf('anything')).toEqual({ id: 'anything' })
  })
})

describe('a CSV', () => {
  it('gives the column that holds ids or links, wherever it stands and however it is written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom(',', ';', '\t'),
        fc.boolean(),
        fc.constantFrom('utf-8', 'utf-16le'),
        async (rows, column, delimiter, headed, encoding) => {
          const asked = Array.from({ length: rows }, (_, i) =>
            i % 2 ? newPublicId() : `https://a.example/c/${newPublicId()}`,
          )
          const line = (cell: string) =>
            Array.from({ length: 4 }, (_, at) => (at === column ? cell : `Åse ${at}`))
          const table = [...(headed ? [line('What')] : []), ...asked.map(line)]
          const text = table.map((cells) => cells.map((c) => `"${c}"`).join(delimiter)).join('\r\n')
          const bytes =
            encoding === 'utf-8' ? Buffer.from(text) : Buffer.from(`\uFEFF${text}`, 'utf16le')
          const found = await read(file('a.csv', bytes))
          expect(found.map(({ label }) => label)).toEqual(asked)
          expect(found[0]?.number).toBe(headed ? 2 : 1)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('without any is refused, as is one document, and what is no text', async () => {
    for (const content of ['name,mail\nKim,kim@example.org', '%PDF-1.7\n', Buffer.alloc(40), '']) {
      await expect(read(file('a.csv', content))).rejects.toMatchObject({ status: 400 })
    }
  })

  it('of more than a thousand is refused', async () => {
    const text = Array.from({ length: 1001 }, () => newPublicId()).join('\n')
    await expect(read(file('a.csv', text))).rejects.toMatchObject({ status: 400 })
  })
})

type Part = {
  name: string | Buffer
  content: Uint8Array
  size?: number
  flags?: number
  method?: number
}

/** A ZIP made by hand, so that it can say what is not true. */
function zip(parts: Part[], { count = parts.length } = {}): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const { name, content, size = content.length, flags = 0x800, method = 8 } of parts) {
    const raw = method === 8 ? deflateRawSync(content, { level: 9 }) : Buffer.from(content)
    const title = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(flags, 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(raw.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(title.length, 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, title, raw])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, title]),
    )
    bodies.push(body)
    at += body.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, central, end])
}

const small = (name: string | Buffer, content = 'a certificate') => ({
  name,
  content: Buffer.from(content),
})

describe('a ZIP', () => {
  it('gives its files with their bytes; folders and clutter are passed over', async () => {
    const parts = [
      ...[small('2026/'), small('2026/Åse.pdf'), small('__MACOSX/2026/._Åse.pdf')],
      ...[small('.DS_Store'), small('2026/Thumbs.db'), small('b.json', '{}')],
    ]
    const found = await read(file('a.zip', zip(parts)))
    expect(found.map(({ label }) => label)).toEqual(['2026/Åse.pdf', 'b.json'])
    expect(found.map(({ bytes }) => Buffer.from(bytes ?? []).toString())).toEqual([
      ...['a certificate', '{}'],
    ])
  })

  it('has names for people only: none climbs out, hides or turns round', async () => {
    const names = [
      '../../etc/passwd',
      '/root/a.pdf',
      'C:\\a.pdf',
      'a\u202Efdp.exe',
      'x\0y.pdf',
      '..',
    ]
    const found = await read(file('a.zip', zip(names.map((name) => small(name)))))
    expect(found.every(({ bytes }) => bytes)).toBe(true)
    for (const { label } of found) {
      expect(label).not.toMatch(/(^|\/)\.\.(\/|$)|^\/|[\p{Cc}\p{Cf}]/u)
      expect(label).not.toBe('')
    }
  })

  it('is refused as a whole for too many files or too many bytes, before it is unpacked', async () => {
    const many = Array.from({ length: 501 }, (_, i) => small(`${i}.pdf`))
    await expect(read(file('a.zip', zip(many)))).rejects.toMatchObject({
      sentence: { key: 'verify.many.refused.zipEntries' },
    })
    const large = Array.from({ length: 11 }, (_, i) => ({
      ...small(`${i}.pdf`),
      size: 20 * 1024 * 1024,
    }))
    await expect(read(file('a.zip', zip(large)))).rejects.toMatchObject({
      sentence: { key: 'verify.many.refused.zipSize' },
    })
  })

  it('answers for each file that it does not open, and opens the rest', async () => {
    const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024)
    const found = await read(
      file(
        'a.zip',
        zip([
          small('inner.zip'),
          { name: 'renamed.pdf', content: zip([small('a')]) },
          { ...small('locked.pdf'), flags: 1 },
          { ...small('odd.pdf'), method: 99 },
          { name: 'empty.pdf', content: Buffer.alloc(0) },
          { ...small('large.pdf'), size: 21 * 1024 * 1024 },
          { name: 'bomb.pdf', content: megabytes(19) },
          { ...small('longer.pdf'), size: 5 },
          { ...small('shorter.pdf'), size: 500 },
          small('good.pdf'),
        ]),
      ),
    )
    const key = (one: Asked) => (one.refused?.key ?? 'opened').split('.').at(-1)
    expect(found.map(key)).toEqual([
      ...['nested', 'nested', 'encrypted', 'unreadable', 'empty', 'tooLarge', 'bomb'],
      ...['unreadable', 'unreadable', 'opened'],
    ])
    expect(found.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('that is cut off, or no ZIP behind its first bytes, is refused in words', async () => {
    const whole = zip([small('a.pdf'), small('b.pdf')])
    await expect(read(file('a.zip', zip([])))).rejects.toMatchObject({ status: 400 })
    await expect(read(file('a.zip', zip([small('a')], { count: 7 })))).rejects.toMatchObject({
      status: 400,
    })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: whole.length - 1 }), async (length) => {
        await expect(read(file('a.zip', whole.subarray(0, length)))).rejects.toMatchObject({
          status: 400,
        })
      }),
      { numRuns: 40 },
    )
  })

  it('with any byte changed gives files or a refusal, and nothing else', async () => {
    const whole = zip([small('a.pdf'), small('b.pdf')])
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Buffer.from(whole)
        bytes[at] = byte
        const outcome = await read(file('a.csv', bytes)).catch((error) => error.status)
        expect(outcome === 400 || Array.isArray(outcome)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})

describe('where a request came from', () => {
  const from = (headers: Record<string, string>) =>
    originOf(new Headers(headers), 'https://laurel.example')
  it.each([
    ['nb-NO,nb;q=0.9', 'NO'],
    ['zh-Hant-TW', 'TW'],
    ['en', null],
    ['es-419', null],
    ['*', null],
    ['', null],
    ['en-GB;q=0.5', 'GB'],
    ["en-'; drop", null],
  ])('%s is the region %s', (language, region) => {
    expect(from({ 'accept-language': language }).region).toBe(region)
  })
  it.each([
    ['https://www.linkedin.com/in/kim?x=1', 'www.linkedin.com'],
    ['https://laurel.example/c/1', null],
    ['javascript:alert(1)', null],
    ['nonsense', null],
  ])('%s is the site %s', (referer, site) => {
    expect(from({ referer }).referrer).toBe(site)
  })
})

it('two texts are parted where they differ, and never within a letter', () => {
  expect(parted('Lucia', 'Lucía')).toEqual([
    ['Luc', 'i', 'a'],
    ['Luc', 'í', 'a'],
  ])
  expect(parted('aa', 'aaa')).toEqual([
    ['aa', '', ''],
    ['aa', 'a', ''],
  ])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const [one, other] = parted(a, b)
      expect([one.join(''), other.join('')]).toEqual([a, b])
      expect([one[0], one[2]]).toEqual([other[0], other[2]])
    }),
  )
})

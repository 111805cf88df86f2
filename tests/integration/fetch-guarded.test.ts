import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, isIPv6 } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FetchFailed, FetchRefused } from '@/lib/platform/fetch/fetch-error'
import type { Guard } from '@/lib/platform/fetch/guard'
import { makeFetch } from '@/lib/platform/fetch/guarded-fetch'
import { isPublicAddress } from '@/lib/platform/fetch/public-address'
import { startAnswering } from '../support/answering'
import { hostileAddresses, hostileNames } from '../support/hostile-addresses'
import { openssl } from '../support/signing-files'

const wanted = { accept: ['application/json'], maxBytes: 1000, timeoutMs: 2000 }
const addressesOf = (names: Record<string, string[]>) => async (host: string) =>
  (names[host.toLowerCase()] ?? []).map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))

/** What became of asking: the key of the sentence, or the type of the answer. */
async function outcome(url: string, guard: Guard, options: Partial<typeof wanted> = {}) {
  try {
    const { type } = await makeFetch(guard)(url, { ...wanted, ...options })
    return type
  } catch (error) {
    if (error instanceof FetchRefused || error instanceof FetchFailed) return error.sentence.key
    throw error
  }
}

describe('what must not be asked', () => {
  let canary: Awaited<ReturnType<typeof startAnswering>>
  beforeAll(async () => {
    canary = await startAnswering((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  afterAll(() => canary.close())

  /** Everything but the address itself is let through: the bar that is left must hold alone. */
  const onlyAddresses = (): Guard => ({
    allowHttp: true,
    ports: [canary.port],
    resolve: addressesOf(hostileNames),
  })

  it('of more than 200 hostile addresses none reaches a server on this machine', async () => {
    const urls = hostileAddresses(canary.port)
    expect(urls.length).toBeGreaterThan(200)
    expect(new Set(urls).size).toBe(urls.length)
    const refused = new Map<string, string>()
    for (const guard of [onlyAddresses(), { resolve: addressesOf(hostileNames) }]) {
      for (const url of urls) refused.set(url, await outcome(url, guard))
    }
    expect(canary.seen.connections).toBe(0)
    const other = [...refused].filter(([, key]) => !key.startsWith('fetch.refused.'))
    // Names that the name server does not know; nothing was asked but the name.
    expect(other.filter(([, key]) => key !== 'fetch.failed.unreachable')).toEqual([])
  })

  it('without the bar for addresses, the same list reaches it: it is a list of real ways in', async () => {
    const open = { ...onlyAddresses(), allowAddress: () => true }
    const before = canary.seen.connections
    const results = []
    for (const url of hostileAddresses(canary.port)) {
      // Only what is of this machine: elsewhere nothing listens, and nothing is to be asked.
      if (/127|7f|2130706433|0177|localhost|\[::1\]|private|mixed/i.test(url)) {
        results.push(await outcome(url, open, { timeoutMs: 300 }))
      }
    }
    expect(canary.seen.connections - before).toBeGreaterThan(20)
    expect(results).toContain('application/json')
  })

  it('redirects to each of them, and from each scheme to another, lead nowhere', async () => {
    const urls = hostileAddresses(canary.port).filter(
      (url) => /^[^\r\n]+$/.test(url) && !url.includes('\0'),
    )
    let target = ''
    const sender = await startAnswering((_request, response) => {
      response.writeHead(302, { location: encodeURI(target).replaceAll('%25', '%') }).end()
    })
    const before = canary.seen.connections
    const guard: Guard = {
      ...onlyAddresses(),
      ports: [canary.port, sender.port],
      // The first step is ours; what it sends on to is judged.
      allowAddress: (_address, port) => port === sender.port,
    }
    for (const url of urls) {
      target = url
      const key = await outcome(`${sender.url}/?${encodeURIComponent(url)}`, guard, {
        timeoutMs: 400,
      })
      expect(key, url).toMatch(/^fetch\.(refused\.|failed\.unreachable$)/)
    }
    await sender.close()
    expect(canary.seen.connections).toBe(before)
  })

  it('a name server that answers otherwise the second time changes nothing', async () => {
    let asked = 0
    const resolve = async () => {
      asked += 1
      const address = asked === 1 ? '203.0.114.1' : '127.0.0.1'
      return [{ address, family: 4 }]
    }
    const before = canary.seen.connections
    const fetch = makeFetch({ allowHttp: true, ports: [canary.port], resolve })
    const url = `http://turning.example:${canary.port}/`
    await expect(fetch(url, { ...wanted, timeoutMs: 300 })).rejects.toBeInstanceOf(FetchFailed)
    expect(asked).toBe(1)
    await expect(fetch(`${url}again`, wanted)).rejects.toBeInstanceOf(FetchRefused)
    expect(canary.seen.connections).toBe(before)
  })

  it('knows public addresses from all others', () => {
    for (const address of ['8.8.8.8', '93.184.215.14', '2606:4700::1', '2a00:1450:4001::1']) {
      expect(isPublicAddress(address), address).toBe(true)
    }
    for (const address of [
      ...['4000::1', '::5efe:7f00:1'],
      '::127.0.0.1',
      '64:ff9b::808:808',
      '168.63.129.16',
      'good.example',
      '',
    ]) {
      expect(isPublicAddress(address), address).toBe(false)
    }
  })
})

describe('what is asked', () => {
  let answer: RequestListener
  let server: Awaited<ReturnType<typeof startAnswering>>
  let requests = 0
  beforeAll(async () => {
    server = await startAnswering((request, response) => {
      requests += 1
      answer(request, response)
    })
  })
  afterAll(() => server.close())
  const ours: Guard = { allowHttp: true, allowAddress: (address) => address === '127.0.0.1' }
  const json = (body: string | Buffer, headers: Record<string, string> = {}): RequestListener => {
    return (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body)
    }
  }
  /** Nothing that was answered before is remembered. */
  const path = () => `${server.url}/${Math.random()}`

  it('answers bytes, type and tag, and tells the server no more than what is wanted', async () => {
    answer = (request, response) => {
      const { headers, method } = request
      response
        .writeHead(200, { 'content-type': 'Application/JSON; charset=utf-8', etag: '"1"' })
        .end(JSON.stringify({ headers, method }))
    }
    const url = path()
    const got = await makeFetch(ours)(`${url}#part`, { ...wanted, headers: { 'x-mine': '1' } })
    expect(got).toMatchObject({ url, type: 'application/json', etag: '"1"' })
    expect(JSON.parse(Buffer.from(got.bytes).toString())).toEqual({
      method: 'GET',
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        connection: expect.any(String),
        host: `127.0.0.1:${server.port}`,
        'user-agent': 'Laurel',
        'x-mine': '1',
      },
    })
  })

  it.each([
    ['another type', json('<p>', { 'content-type': 'text/html' }), 'fetch.failed.type'],
    ['no type', (_: unknown, r: never) => untyped(r), 'fetch.failed.type'],
    ['a length beyond the cap', json('x'.repeat(1001)), 'fetch.failed.large'],
    ['a gzip bomb', json(gzipSync(Buffer.alloc(30_000_000)), gz), 'fetch.failed.large'],
    ['a brotli bomb', json(brotliCompressSync(Buffer.alloc(9_000_000)), br), 'fetch.failed.large'],
    ['broken gzip', json('not gzip', gz), 'fetch.failed.broken'],
    ['cut gzip', json(gzipSync('{"a": "b"}').subarray(0, 15), gz), 'fetch.failed.broken'],
    ['an unknown coding', json('{}', { 'content-encoding': 'zz' }), 'fetch.failed.broken'],
    ['not found', (_: unknown, r: never) => status(r, 404), 'fetch.failed.status'],
    ['no content', (_: unknown, r: never) => status(r, 204), 'fetch.failed.status'],
    ['a redirect to nowhere', (_: unknown, r: never) => status(r, 302), 'fetch.failed.status'],
  ] as [string, RequestListener, string][])('%s is a failure', async (_name, listener, key) => {
    answer = listener
    const memory = process.memoryUsage().rss
    expect(await outcome(path(), ours, { maxBytes: key.endsWith('large') ? 1000 : 5000 })).toBe(key)
    expect(process.memoryUsage().rss - memory).toBeLessThan(100_000_000)
  })

  it('a body of unknown length is cut at the cap, and one that fits is unpacked', async () => {
    let written = 0
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = setInterval(() => {
        written += 500
        response.write('x'.repeat(500))
      }, 2)
      response.on('close', () => clearInterval(more))
    }
    expect(await outcome(path(), ours)).toBe('fetch.failed.large')
    await sleep(50)
    const stopped = written
    await sleep(50)
    expect(written).toBe(stopped)
    answer = json(gzipSync('{"a":1}'), gz)
    const { bytes } = await makeFetch(ours)(path(), wanted)
    expect(Buffer.from(bytes).toString()).toBe('{"a":1}')
  })

  it.each([
    ['no answer at all', () => undefined],
    [
      'a head that never ends',
      (request) => {
        request.socket.write('HTTP/1.1 200 OK\r\n')
        drip(request.socket, 'X: y\r\n')
      },
    ],
    [
      'a body that never ends',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' })
        drip(response, ' ')
      },
    ],
  ] as [string, RequestListener][])('%s ends at the deadline', async (_name, listener) => {
    answer = listener
    const begun = performance.now()
    expect(await outcome(path(), ours, { timeoutMs: 300 })).toBe('fetch.failed.slow')
    expect(performance.now() - begun).toBeLessThan(1500)
  })

  it('a name server that does not answer ends at the deadline', async () => {
    const guard: Guard = { ...ours, resolve: () => new Promise(() => undefined) }
    expect(await outcome('http://slow.example/', guard, { timeoutMs: 100 })).toBe(
      'fetch.failed.slow',
    )
  })

  it('a connection that is refused or cut is out of reach', async () => {
    const closed = createSocketServer((socket) => socket.destroy())
    await new Promise<void>((ready) => closed.listen(0, '127.0.0.1', ready))
    const { port } = closed.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/`
    expect(await outcome(url, ours)).toBe('fetch.failed.unreachable')
    await new Promise((done) => closed.close(done))
    expect(await outcome(`${url}again`, ours)).toBe('fetch.failed.unreachable')
    expect(await outcome('http://nowhere.example/', { ...ours, resolve: async () => [] })).toBe(
      'fetch.failed.unreachable',
    )
  })

  it('follows three redirects and no fourth, and tells headers to the first server alone', async () => {
    const told: (string | undefined)[] = []
    const other = await startAnswering((request, response) => {
      told.push(request.headers['x-mine'] as string | undefined)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    answer = (request, response) => {
      const left = Number(request.url?.slice(1))
      const location = left > 0 ? `/${left - 1}` : `${other.url}/`
      response.writeHead(307, { location, 'set-cookie': 'a=b' }).end()
      told.push(request.headers.cookie)
    }
    const fetch = makeFetch(ours)
    const options = { ...wanted, headers: { 'x-mine': '1' } }
    expect((await fetch(`${server.url}/2`, options)).url).toBe(`${other.url}/`)
    expect(told.filter(Boolean)).toEqual([])
    await expect(fetch(`${server.url}/3`, options)).rejects.toMatchObject({
      sentence: { key: 'fetch.refused.redirects' },
    })
    await other.close()
  })

  describe('its memory', () => {
    it.each([
      ['max-age=60', 59, 61],
      ['public, max-age=86400', 299, 301],
      [undefined, 29, 31],
      ['max-age=0', null, 0],
      ['no-store', null, 0],
      ['no-cache', null, 0],
      ['private, no-cache="set-cookie", max-age=100', null, 0],
    ])('with Cache-Control %s', async (cacheControl, kept, asked) => {
      vi.useFakeTimers({ toFake: ['Date'] })
      try {
        answer = json('{}', cacheControl ? { 'cache-control': cacheControl } : {})
        const [fetch, url, start] = [makeFetch(ours), path(), Date.now()]
        const before = requests
        await fetch(url, wanted)
        if (kept !== null) {
          vi.setSystemTime(start + kept * 1000)
          await fetch(url, wanted)
          expect(requests - before).toBe(1)
        }
        vi.setSystemTime(start + asked * 1000)
        await fetch(url, wanted)
        expect(requests - before).toBe(2)
      } finally {
        vi.useRealTimers()
      }
    })

    it('keeps failures for ten seconds, and never what is refused', async () => {
      vi.useFakeTimers({ toFake: ['Date'] })
      try {
        answer = (_request, response) => status(response as never, 503)
        const [fetch, url, start] = [makeFetch(ours), path(), Date.now()]
        const before = requests
        for (const after of [0, 9, 11]) {
          vi.setSystemTime(start + after * 1000)
          await expect(fetch(url, wanted)).rejects.toMatchObject({ status: 503 })
        }
        expect(requests - before).toBe(2)
      } finally {
        vi.useRealTimers()
      }
    })

    it('asks once for all who ask at the same time', async () => {
      answer = (request, response) => {
        setTimeout(() => json('{}', { 'cache-control': 'no-store' })(request, response), 30)
      }
      const [fetch, url, before] = [makeFetch(ours), path(), requests]
      await Promise.all(Array.from({ length: 20 }, () => fetch(url, wanted)))
      expect(requests - before).toBe(1)
      await fetch(url, { ...wanted, maxBytes: 999 })
      expect(requests - before).toBe(2)
    })

    it('holds no more than its bounds', async () => {
      answer = json('{}', { 'cache-control': 'max-age=300' })
      const [fetch, first, before] = [makeFetch(ours), path(), requests]
      await fetch(first, wanted)
      for (let asked = 0; asked < 500; asked++) await fetch(path(), wanted)
      await fetch(first, wanted)
      expect(requests - before).toBe(502)
    })
  })
})

describe('over TLS', () => {
  let folder: string
  let server: Awaited<ReturnType<typeof startAnswering>>
  let authority: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'laurel-tls-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    openssl([
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-subj', '/CN=good.example', '-addext', 'subjectAltName=DNS:good.example'],
      ...['-days', '2', '-keyout', key, '-out', cert],
    ])
    authority = readFileSync(cert, 'utf8')
    server = await startAnswering(
      (request, response) => {
        const location = new URL(request.url ?? '', 'https://x.example').searchParams.get('to')
        if (location) return response.writeHead(302, { location }).end()
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify(request.headers.host))
      },
      { key: readFileSync(key, 'utf8'), cert: authority },
    )
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })
  const names = addressesOf({ 'good.example': ['127.0.0.1'], 'other.example': ['127.0.0.1'] })

  it('connects to the address that was checked, and asks there for the name', async () => {
    const guard: Guard = { allowAddress: () => true, resolve: names, authority }
    const url = `https://good.example:${server.port}/`
    const { bytes } = await makeFetch(guard)(url, wanted)
    expect(Buffer.from(bytes).toString()).toBe(`"good.example:${server.port}"`)
  })

  it('does not follow to where there is none', async () => {
    const plain = await startAnswering((_request, response) => response.end())
    const guard: Guard = { allowAddress: () => true, resolve: names, authority }
    const to = encodeURIComponent(plain.url)
    const key = await outcome(`https://good.example:${server.port}/?to=${to}`, guard)
    expect([key, plain.seen.connections]).toEqual(['fetch.refused.scheme', 0])
    await plain.close()
  })

  it.each([
    ['a certificate for another name', 'other.example', true],
    ['a certificate that nobody vouches for', 'good.example', false],
  ])('does not take %s', async (_name, host, trusted) => {
    const guard: Guard = {
      ...{ allowAddress: () => true, resolve: names },
      ...(trusted && { authority }),
    }
    const key = await outcome(`https://${host}:${server.port}/`, guard)
    expect(key).toMatch(/^fetch\.failed\.(unreachable|broken)$/)
  })
})

const gz = { 'content-encoding': 'gzip' }
const br = { 'content-encoding': 'br' }

type Writable = { write(text: string): unknown; on(event: 'close', done: () => void): unknown }

/** Writes a little now and then, as who wants to hold a connection does. */
function drip(to: Writable, text: string) {
  const more = setInterval(() => to.write(text), 20)
  to.on('close', () => clearInterval(more))
}

function status(response: { writeHead(status: number): { end(): void } }, code: number) {
  response.writeHead(code).end()
}

function untyped(response: { writeHead(status: number): { end(text: string): void } }) {
  response.writeHead(200).end('{}')
}

import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import next from 'next'
import { clientAddress, clientHeader } from '@/lib/platform/access/client-address'
import { installationRoot, settings } from '@/lib/platform/env/settings'
import { SetupError } from '@/lib/platform/errors/errors'
import { english } from '@/lib/platform/language/english'
import { say } from '@/lib/platform/language/say'
import { tellReady, whenSupervisorEnds } from '@/scripts/supervision/end-asked'
import { listenAddresses, listenOn } from '@/scripts/supervision/port'

/** Longer than the 60 s of common proxies, so that they and not we close an idle connection. */
const keepAliveMs = 65_000
const drainMs = 5000

/**
 * Serves the pages. Next's own `next start` neither listens on two addresses nor says when it
 * serves, and ends without a limit of time; so its handler stands in servers of ours.
 */
export async function main(args: string[]): Promise<void> {
  const given = settings()
  const server = createServer({ keepAliveTimeout: keepAliveMs })
  const app = next({
    dev: args.includes('--dev'),
    dir: installationRoot(),
    port: given.PORT,
    hostname: 'localhost',
    httpServer: server,
  })
  await app.prepare()
  const handler = app.getRequestHandler()
  const handle: RequestListener = (request, response) => {
    if (!isReadable(request.url ?? '')) return refuseAddress(response)
    request.headers[clientHeader] = clientAddress(request, given.LAUREL_PROXIES)
    keepQuery(response)
    return handler(request, response)
  }
  const servers = listenAddresses(given).map((host, index) => ({
    host,
    server: index === 0 ? server : createServer({ keepAliveTimeout: keepAliveMs }),
  }))
  for (const one of servers) one.server.on('request', handle)
  // In development pages follow the sources by a socket; Next listens for it on the first server.
  for (const one of servers.slice(1))
    one.server.on('upgrade', (...it) => server.emit('upgrade', ...it))
  const listening = await Promise.all(
    servers.map(({ host, server }) => listenOn(server, given.PORT, host)),
  )
  if (!listening.includes(true)) {
    throw new SetupError('This machine has no loopback address: bring up its interface “lo”.')
  }
  whenSupervisorEnds(async () => {
    await Promise.all(servers.map((one) => drain(one.server)))
    await app.close()
  })
  tellReady()
  await new Promise<never>(() => undefined)
}

/**
 * Whether an address can be decoded: Next 16.4.6 answers 500 where it cannot, and no database holds a
 * zero. Of the query whatever stands there can be read (URL Standard, 5.1).
 */
function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url.split('?')[0] ?? '').includes('\0')
  } catch {
    return false
  }
}

function refuseAddress(response: ServerResponse) {
  const type = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
  response.writeHead(400, { ...type, 'cache-control': 'no-store' })
  response.end(`${english(say('errors.address'))}\n`)
}

/**
 * Next 16.4.6 says of every rewrite that it took the query away. The browser believes it, and a link
 * that differs from the page in its query alone then changes the address and not the page. Rewrites of
 * ours keep the query.
 */
function keepQuery(response: ServerResponse) {
  const set = response.setHeader.bind(response)
  response.setHeader = (name, value) =>
    name.toLowerCase() === 'x-nextjs-rewritten-query' ? response : set(name, value)
}

/** Lets requests in hand finish, within a limit. */
function drain(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), drainMs)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}

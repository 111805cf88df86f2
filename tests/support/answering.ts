import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/**
 * A server on this machine that answers as it is told and counts who connects; over TLS with a key
 * and certificate in PEM. On every address of the machine, so that any way in is seen.
 */
export async function startAnswering(answer: RequestListener, tls?: { key: string; cert: string }) {
  const server = tls ? createTlsServer(tls, answer) : createServer(answer)
  const seen = { connections: 0 }
  server.on('connection', () => {
    seen.connections += 1
  })
  await new Promise<void>((ready) => server.listen(0, ready))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    seen,
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a PostgreSQL that can be blocked, cut and mended. */
export interface Wire {
  /** The database's URL through the wire. */
  url: string
  /** Swallows all that is sent, in both directions, without closing anything. */
  block(): void
  /** Closes every connection and refuses new ones. */
  cut(): void
  /** Lets everything through again. */
  mend(): void
  close(): void
}

export async function layWire(url: string): Promise<Wire> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let state: 'open' | 'blocked' | 'cut' = 'open'
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy()
    const far = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (chunk) => state === 'open' && to.write(chunk))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const through = new URL(url)
  through.port = String((server.address() as AddressInfo).port)
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: through.href,
    block() {
      state = 'blocked'
    },
    cut() {
      state = 'cut'
      drop()
    },
    mend() {
      state = 'open'
    },
    close() {
      drop()
      server.close()
    },
  }
}

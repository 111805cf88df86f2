import { createServer } from 'node:net'
import { SetupError } from '@/lib/platform/errors/errors'

type Place = Readonly<{ PORT: number; LAUREL_DEMO: boolean }>

/**
 * Where web listens; `undefined` means every address. In demo mode anyone who reaches the
 * server may sign in, so only this machine does.
 */
export function listenAddresses({ LAUREL_DEMO }: Place): (string | undefined)[] {
  return LAUREL_DEMO ? ['127.0.0.1', '::1'] : [undefined]
}

/** Throws SetupError when web could not listen, before anything that takes long is done. */
export async function refuseTakenPort(place: Place): Promise<void> {
  for (const address of listenAddresses(place)) {
    const server = createServer()
    try {
      await listenOn(server, place.PORT, address)
    } finally {
      server.close()
    }
  }
}

interface Listener {
  listen(options: { port: number; host?: string }, listening: () => void): unknown
  once(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
  off(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
}

/**
 * Resolves once `server` listens on `port`: true, or false on a machine that has no such address,
 * such as one without IPv6. Rejects with SetupError when the port cannot be had.
 */
export function listenOn(server: Listener, port: number, host?: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(false)
      else reject(sayWhyRefused(port, error))
    }
    server.once('error', refused)
    server.listen({ port, ...(host ? { host } : {}) }, () => {
      server.off('error', refused)
      resolve(true)
    })
  })
}

function sayWhyRefused(port: number, error: NodeJS.ErrnoException) {
  if (error.code === 'EADDRINUSE') {
    return new SetupError(
      `Port ${port} is taken: stop what uses it, or set PORT to another, such as PORT=${port + 1} ${command()}`,
    )
  }
  if (error.code === 'EACCES') {
    return new SetupError(
      `Port ${port} may only be used by root: set PORT to one above 1023, such as PORT=3000 ${command()}`,
    )
  }
  return error
}

function command() {
  const name = process.env.npm_lifecycle_event
  return name && name !== 'start' ? `npm run ${name}` : 'npm start'
}

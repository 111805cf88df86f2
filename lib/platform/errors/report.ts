import { randomBytes } from 'node:crypto'
import pino, { type Logger } from 'pino'
import { settings } from '@/lib/platform/env/settings'

let log: Logger | undefined

/**
 * Logs a bug, once, and gives the reference that the person is shown instead of it
 * (eight letters and digits, such as `7K3F-9QXA`).
 */
export function reportBug(error: unknown, where?: string): string {
  const reference = newReference()
  log ??= pino({ name: 'laurel', level: settings().LAUREL_LOG })
  log.error({ err: error, reference, where }, 'A bug was met.')
  return reference
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function newReference() {
  const text = Array.from(randomBytes(8), (byte) => letters[byte % 32]).join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

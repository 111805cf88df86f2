import { randomBytes } from 'node:crypto'
import pino, { type Logger } from 'pino'
import { settings } from '@/lib/platform/env/settings'

let log: Logger | undefined

/**
 * Logs a bug, once, and gives the reference that the person is shown instead of it (eight letters
 * and digits, such as `7K3F-9QXA`). `where` names the place in a word.
 */
export function reportBug(error: unknown, where: string): string {
  const reference = newReference()
  log ??= pino({ name: 'laurel', level: settings().LAUREL_LOG })
  log.error({ error: describeError(error), reference, where }, 'A bug was met.')
  return reference
}

/**
 * What the log keeps of an error. Not what it carries beside: a failed query has names and
 * addresses in its parameters, and a log must not (invariant 9).
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: `Not an error: ${typeof error}` }
  const { cause, name, message, stack } = error
  const inner = cause && typeof cause === 'object' && 'err' in cause ? cause.err : cause
  return {
    name,
    message: withoutParameters(message),
    stack: stack && withoutParameters(stack),
    ...('code' in error && { code: String(error.code) }),
    ...('constraint_name' in error && { constraint: String(error.constraint_name) }),
    ...(inner ? { cause: describeError(inner) } : {}),
  }
}

/** drizzle puts the parameters of a failed query under it, and the stack repeats the message. */
function withoutParameters(text: string) {
  return text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, '')
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function newReference() {
  const text = Array.from(randomBytes(8), (byte) => letters[byte % 32]).join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

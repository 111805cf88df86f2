import { randomBytes } from 'node:crypto'

/**
 * Tells what ended the program and returns its exit code: one sentence for what the operator can
 * put right, and message, reference and stack for a bug. A child tells its sentence to the
 * supervisor, which decides whether anyone needs it.
 */
export async function report(error, { toSupervisor }) {
  const expected = sentence(error)
  if (expected && toSupervisor && process.connected) {
    await new Promise((resolve) => process.send({ failed: expected }, resolve))
  } else {
    process.stderr.write(`${expected ?? bug(error)}\n`)
  }
  return 1
}

function sentence(error) {
  if (!(error instanceof Error)) return undefined
  const expected = typeof error.code === 'string' && typeof error.status === 'number'
  if (error.setup === true || expected) return error.message
  return systemSentence(error)
}

/** Faults of the disk can strike anywhere, so they are told here, once. */
function systemSentence({ code, path }) {
  const place = path ?? 'the data folder'
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full at ${place}: free some space and start again; nothing that was saved is lost.`
    case 'EROFS':
      return `Laurel cannot write to ${place}, which is read-only: make it writable, or set LAUREL_DATA to another folder.`
    case 'EACCES':
    case 'EPERM':
      return `Laurel may not use ${place}, perhaps since another user made it: change its owner, or run as that user.`
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open: raise the limit (ulimit -n 4096) and start again.'
    default:
      return undefined
  }
}

function bug(error) {
  const reference = randomBytes(4).toString('hex')
  const stack = error instanceof Error ? error.stack : String(error)
  return `Laurel stopped on a bug of its own (reference ${reference}). Please report it with these lines:\n${stack}`
}

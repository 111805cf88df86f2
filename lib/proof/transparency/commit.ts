import { createHash, randomBytes } from 'node:crypto'

const saltBytes = 32

/** What an entry of the log stands for, and what opens it. Commitment and salt in hex. */
export type Committed = { commitment: string; salt: string; payload: string }

/** Commits to a text by a fresh salt, so that the entry says nothing to whoever lacks the salt. */
export function commit(payload: string): Committed {
  const salt = randomBytes(saltBytes).toString('hex')
  return { commitment: commitmentOf(salt, payload), salt, payload }
}

/** The sha-256 of the salt's bytes followed by the payload's, in hex; the salt is given in hex. */
export function commitmentOf(salt: string, payload: string): string {
  return createHash('sha256').update(salt, 'hex').update(payload, 'utf8').digest('hex')
}

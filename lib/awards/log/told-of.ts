import { createHash } from 'node:crypto'
import type { NewLog } from './key-rows'

/** What the leaf of a log that was begun anew tells of its row: of texts, their hashes. */
export function toldOf({ number, firstSize: size, lost, reason }: NewLog) {
  return { number, size, lost: lost.map(sha256), reason: sha256(reason ?? '') }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

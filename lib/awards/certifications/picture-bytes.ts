import type { pictures } from '@/db/schema'
import { storage } from '@/lib/platform/storage/storage'
import { StorageError } from '@/lib/platform/storage/storage-error'
import type { Picture } from '@/lib/proof/documents/schema'

type Row = Pick<typeof pictures.$inferSelect, 'id' | 'type' | 'width' | 'height' | 'storageKey'>

/** Pictures never change, so those used last are kept at hand, by their ids. */
const atHand = new Map<string, Picture>()
const bytesAtHand = 32_000_000
let held = 0

/** The bytes of a picture's row. Throws StorageError where its file is gone. */
export async function readPicture(row: Row): Promise<Picture> {
  const known = atHand.get(row.id)
  if (known) {
    // Those used least stand first.
    atHand.delete(row.id)
    atHand.set(row.id, known)
    return known
  }
  const bytes = await storage().get(row.storageKey)
  if (!bytes) throw new StorageError(`The picture ${row.storageKey} is not in storage any more.`)
  const { type, width, height } = row
  const picture = { type, width, height, bytes }
  keep(row.id, picture)
  return picture
}

function keep(id: string, picture: Picture) {
  if (atHand.has(id)) return
  atHand.set(id, picture)
  held += picture.bytes.byteLength
  for (const [oldest, { bytes }] of atHand) {
    if (held <= bytesAtHand) return
    atHand.delete(oldest)
    held -= bytes.byteLength
  }
}

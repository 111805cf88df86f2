import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { installationRoot, settings } from '@/lib/platform/env/settings'
import { SetupError } from '@/lib/platform/errors/errors'
import { localStorage } from './local'
import { s3Storage } from './s3'
import { StorageError } from './storage-error'

/**
 * Where files are kept: bytes under a key. Keys are as `checkKey` allows them, the same in every
 * store. Each failure is a `StorageError`, whose message tells the operator what to do. Nothing is
 * tried again here: the job that calls knows when to.
 */
export interface Storage {
  /** Keeps `bytes` under `key`, replacing what was there. A reader sees the old or the new, whole. */
  put(key: string, bytes: Uint8Array, about: { contentType: string }): Promise<void>
  /** The bytes under `key`, or null where there are none. */
  get(key: string): Promise<Uint8Array | null>
  /** Removes `key`; one that is not there is no failure. */
  delete(key: string): Promise<void>
  /** Every key that begins with `prefix` (any string of key characters, '' for all), in byte order. */
  list(prefix: string): AsyncIterable<StoredFile>
  /** Removes what a killed process began to write an hour or more before `now`. */
  tidy?(now: Date): Promise<void>
}

/** `size` in bytes. */
export type StoredFile = { key: string; size: number; modifiedAt: Date }

let current: Storage | undefined

/** The storage of this installation: S3 where its settings are given, else a folder in LAUREL_DATA. */
export function storage(): Storage {
  current ??= chosen()
  return current
}

/**
 * Asked once at start: can a file be written, read and removed? Throws `SetupError` in one sentence.
 * Also removes what a killed process had begun to write.
 */
export async function checkStorage(store: Storage = storage()): Promise<void> {
  const key = `probe/${randomUUID()}`
  const bytes = new TextEncoder().encode(key)
  try {
    await store.put(key, bytes, { contentType: 'text/plain' })
    const found = await store.get(key)
    if (!found || Buffer.compare(found, bytes) !== 0) {
      throw new StorageError('The storage gave back something else than was just put there.')
    }
    await store.delete(key)
    await store.tidy?.(new Date())
  } catch (error) {
    if (error instanceof StorageError) throw new SetupError(error.message)
    throw error
  }
}

function chosen(): Storage {
  const given = settings()
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION } = given
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    return localStorage(resolve(installationRoot(), given.LAUREL_DATA, 'files'))
  }
  return s3Storage({
    endpoint: S3_ENDPOINT,
    region: S3_REGION,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  })
}

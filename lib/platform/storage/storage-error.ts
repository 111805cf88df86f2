import { LaurelError } from '@/lib/platform/errors/errors'

/** A file could not be kept, read or removed; `message` is one sentence on what to do. */
export class StorageError extends LaurelError {
  readonly code = 'storage'
  readonly status = 500
}

/** A file could not be kept, read or removed; `message` is one sentence, for operators, on what to do. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
}

import { StorageError } from './storage-error'

// A segment never begins with a dot: that keeps out `..` and leaves `.unfinished` to the local store.
const keyPattern = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}(\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127})*$/
const prefixPattern = /^([A-Za-z0-9_-][A-Za-z0-9._-]*\/)*([A-Za-z0-9_-][A-Za-z0-9._-]*)?$/
const longest = 512

/** True for what every store can hold: segments of letters, digits, `.`, `_`, `-`, parted by `/`. */
export function isKey(key: string): boolean {
  return key.length <= longest && keyPattern.test(key)
}

/** Throws `StorageError` for a key that could leave the store's folder or that a store cannot hold. */
export function checkKey(key: string): void {
  if (isKey(key)) return
  throw new StorageError(
    `${shown(key)} is no name for a file in storage: use letters, digits, “.”, “_”, “-” and “/”.`,
  )
}

/** Throws `StorageError` for a prefix that no key could begin with. */
export function checkPrefix(prefix: string): void {
  if (prefix.length <= longest && prefixPattern.test(prefix)) return
  throw new StorageError(`${shown(prefix)} is no beginning of a name in storage.`)
}

function shown(key: string) {
  return JSON.stringify(key.length > 80 ? `${key.slice(0, 80)}…` : key)
}

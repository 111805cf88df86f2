import { chmodSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSetupError } from '@/db/setup-error'

/** Makes a folder that our server's own user can pass through, unless it is there. */
export function makeFolder(path: string) {
  try {
    // Passable, so that the server's own user reaches its data; nothing in it can be listed.
    if (mkdirSync(path, { recursive: true })) chmodSync(path, 0o711)
  } catch (error) {
    throw sayWhyUnwritable(join(path, 'postgres'), error)
  }
}

/** The sentence for a file or folder that could not be written, or the error itself. */
export function sayWhyUnwritable(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  const folder = dirname(path)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new DatabaseSetupError(
      `Laurel cannot write to ${folder}; make the folder writable for this user, or set LAUREL_DATA to one that is.`,
      { cause: error },
    )
  }
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENOENT') {
    return new DatabaseSetupError(
      `Laurel cannot keep its data in ${folder}, which is not a folder and cannot be made one; set LAUREL_DATA to another.`,
      { cause: error },
    )
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error)
  return error
}

export function diskFull(folder: string, cause?: unknown) {
  return new DatabaseSetupError(
    `The disk that holds ${folder} is full; free some space, or set LAUREL_DATA to a folder on another disk.`,
    { cause },
  )
}

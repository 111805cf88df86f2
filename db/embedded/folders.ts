import { dirname } from 'node:path'
import { DatabaseSetupError } from '@/db/setup-error'

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
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error)
  return error
}

export function diskFull(folder: string, cause?: unknown) {
  return new DatabaseSetupError(
    `The disk that holds ${folder} is full; free some space, or set LAUREL_DATA to a folder on another disk.`,
    { cause },
  )
}

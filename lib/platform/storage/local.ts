import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { checkKey, checkPrefix, isKey } from './keys'
import type { Storage, StoredFile } from './storage'
import { StorageError } from './storage-error'

/**
 * Files in `folder`. A file is written whole under another name, brought to the disk and renamed, so
 * that neither a killed process nor a power cut leaves half a file under its key.
 */
export function localStorage(folder: string): Storage {
  const root = resolve(folder)
  return {
    async put(key, bytes) {
      checkKey(key)
      await guarded(root, () => write(root, key, bytes))
    },
    async get(key) {
      checkKey(key)
      return guarded(root, () => unlessMissing(readFile(join(root, key))))
    },
    async delete(key) {
      checkKey(key)
      await guarded(root, () => unlessMissing(rm(join(root, key))))
    },
    async *list(prefix) {
      checkPrefix(prefix)
      yield* walk(root, prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix)
    },
    async tidy(now) {
      await guarded(root, () => sweep(join(root, unfinished), now))
    },
  }
}

// On the same disk as the files, else the rename would be a copy.
const unfinished = '.unfinished'

async function write(root: string, key: string, bytes: Uint8Array) {
  const path = join(root, key)
  const draft = join(root, unfinished, randomUUID())
  await makeFolder(dirname(draft))
  await makeFolder(dirname(path))
  try {
    const file = await open(draft, 'wx', 0o640)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

async function sweep(place: string, now: Date) {
  for (const name of (await unlessMissing(readdir(place))) ?? []) {
    const about = await unlessMissing(stat(join(place, name)))
    const age = about ? now.getTime() - about.mtimeMs : 0
    if (age >= 3_600_000) await rm(join(place, name), { force: true })
  }
}

/** A new folder's name lives in its parent, which must reach the disk too. */
async function makeFolder(path: string) {
  const first = await mkdir(path, { recursive: true, mode: 0o750 })
  if (!first) return
  for (let at = path; at.length >= first.length; at = dirname(at)) await syncFolder(dirname(at))
}

async function syncFolder(path: string) {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function* walk(root: string, within: string, prefix: string): AsyncGenerator<StoredFile> {
  const entries = await guarded(root, () =>
    unlessMissing(readdir(join(root, within), { withFileTypes: true })),
  )
  // A folder sorts as its files' keys do: with the slash.
  const names = (entries ?? [])
    .map((entry) => within + entry.name + (entry.isDirectory() ? '/' : ''))
    .filter((name) => name.startsWith(prefix) || prefix.startsWith(name))
    .sort()
  for (const name of names) {
    if (name.endsWith('/')) {
      if (isKey(name.slice(0, -1))) yield* walk(root, name, prefix)
    } else if (isKey(name)) {
      const about = await guarded(root, () => unlessMissing(stat(join(root, name))))
      if (about) yield { key: name, size: about.size, modifiedAt: about.mtime }
    }
  }
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (missing.includes(codeOf(error))) return null
    throw error
  }
}

// A folder, or a file where the key has a folder, is no file under that key either.
const missing = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ERR_FS_EISDIR']

async function guarded<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const advice = remedies[codeOf(error)]
    if (!advice) throw error
    throw new StorageError(`Files cannot be kept in ${root}: ${advice}.`, { cause: error })
  }
}

function codeOf(error: unknown) {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

const notOurs = 'give the user that Laurel runs as the right to read and write there'
const full = 'the disk is full; free some space or set LAUREL_DATA to another disk'
const notFolder = 'a file stands where a folder is needed; move it away'
const remedies: Record<string, string> = {
  EACCES: notOurs,
  EPERM: notOurs,
  EROFS: 'that disk is read-only; mount it for writing or set LAUREL_DATA to another folder',
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: 'the file is larger than that disk allows',
  ENOTDIR: notFolder,
  EEXIST: notFolder,
  EISDIR: 'a folder stands where a file is needed; move it away',
  ENOTEMPTY: 'a folder stands where a file is needed; move it away',
  EIO: 'the disk reports a fault; check it',
  EMFILE: 'too many files are open; raise the limit (ulimit -n)',
  ENFILE: 'too many files are open; raise the limit (ulimit -n)',
}

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { SetupError } from '@/lib/platform/errors/errors'
import { withLock } from '@/scripts/bootstrap/lock.mjs'

const folders = ['app', 'components', 'db', 'inngest', 'lib', 'messages', 'public']
const files = [
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]
const buildsKept = 3

/** Where the build of the sources, as they stand, lies or will lie; and whether it is there. */
export function nextBuildOf(root: string): { folder: string; done: boolean } {
  const folder = `.next-${hashSources(root)}`
  return { folder, done: existsSync(join(root, folder)) }
}

/**
 * Builds the pages into `folder` of the root, unless it is there. Each state of the sources has
 * a folder of its own, so that a Laurel that is serving an older build goes on undisturbed, and
 * a build that was interrupted is never served.
 */
export async function buildNext(root: string, folder: string, signal: AbortSignal) {
  const build = join(root, folder)
  await withLock(join(root, 'dist', 'next-build.lock'), async () => {
    if (existsSync(build)) return
    refuseUnwritable(root)
    await runNextBuild(root, signal)
    keepBuild(root, build)
  })
}

/** Throws EACCES or EROFS, with the path; Next would say it with a stack. */
function refuseUnwritable(root: string) {
  for (const folder of [root, join(root, '.next')]) {
    if (existsSync(folder)) accessSync(folder, constants.W_OK)
  }
}

function hashSources(root: string) {
  const hash = createHash('sha256')
  const paths = [...folders.flatMap((folder) => filesIn(root, folder)), ...files]
  for (const path of paths.filter((name) => existsSync(join(root, name)))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}

function filesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}

/** Without DATABASE_URL, for a build that needed a database could not be made in advance. */
function runNextBuild(root: string, signal: AbortSignal): Promise<void> {
  const { DATABASE_URL: _, NEXT_DIST_DIR: __, ...env } = process.env
  const program = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'build'], {
      cwd: root,
      env: { ...env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      killSignal: 'SIGKILL',
    })
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
    })
    child.stderr.on('data', (data) => {
      output += data
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new SetupError(`The pages could not be built; Next.js said:\n${output.trim()}`))
    })
  })
}

/** Copied beside, then renamed: the folder is there only when it is whole. */
function keepBuild(root: string, build: string) {
  const draft = `${build}.part`
  const made = join(root, '.next')
  const notServed = new Set(
    ['cache', 'dev', 'diagnostics', 'types'].map((name) => join(made, name)),
  )
  rmSync(draft, { recursive: true, force: true })
  cpSync(made, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !notServed.has(path),
  })
  removeOld(root)
  renameSync(draft, build)
}

function removeOld(root: string) {
  const builds = readdirSync(root)
    .filter((name) => /^\.next-[0-9a-f]{12}$/.test(name))
    .map((name) => ({ path: join(root, name), made: statSync(join(root, name)).mtimeMs }))
    .sort((a, b) => b.made - a.made)
  for (const { path } of builds.slice(buildsKept - 1)) rmSync(path, { recursive: true })
}

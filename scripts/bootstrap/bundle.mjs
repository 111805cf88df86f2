import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

const dayMs = 86_400_000

/**
 * Bundles every command of scripts/ and every worker thread into dist/, in about 0.2 s. Packages
 * stay outside: a full bundle breaks those that load their parts at run time.
 */
export async function bundle(root) {
  const { build, stop } = await import('esbuild')
  const result = await build({
    absWorkingDir: root,
    entryPoints: entryPoints(root),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    sourcemap: true,
    write: false,
    logLevel: 'silent',
    plugins: [emptyServerOnly],
  }).catch((error) => {
    throw Object.assign(new Error(`The program does not bundle.\n${error.message}`), {
      setup: true,
    })
  })
  // Its service would stay for as long as Laurel runs, with 40 MB.
  await stop()
  const emoji = await emojiFont(root)
  writeChanged(result.outputFiles)
  removeOld(join(root, 'dist'), [...result.outputFiles, emoji])
}

function entryPoints(root) {
  const commands = readdirSync(join(root, 'scripts'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ in: `scripts/${name}`, out: basename(name, '.ts') }))
  const threads = readdirSync(join(root, 'lib'), { recursive: true })
    .filter((name) => name.endsWith('-thread.ts'))
    .map((name) => ({ in: `lib/${name}`, out: basename(name, '.ts') }))
  return [...commands, ...threads]
}

/** The emoji come as a web font, which neither HarfBuzz nor a PDF can take: unpacked once, in 0.1 s. */
async function emojiFont(root) {
  const packed = join(root, 'node_modules/twemoji-colr-font/twemoji.woff2')
  const path = join(root, 'dist/twemoji.ttf')
  if (!isNewer(path, packed)) {
    const { decompress } = await import('wawoff2')
    writeChanged([{ path, contents: Buffer.from(await decompress(readFileSync(packed))) }])
  }
  return { path }
}

function isNewer(path, source) {
  const made = statSync(path, { throwIfNoEntry: false })
  return made !== undefined && made.mtimeMs > statSync(source).mtimeMs
}

/** `server-only` throws outside Next, where there is no browser that it could guard against. */
const emptyServerOnly = {
  name: 'empty-server-only',
  setup(build) {
    build.onResolve({ filter: /^server-only$/ }, ({ path }) => ({ path, namespace: 'empty' }))
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }))
  },
}

/** Only what differs, each file whole at once: another Laurel may be starting from the same folder. */
function writeChanged(files) {
  for (const { path, contents } of files) {
    if (sameContents(path, contents)) continue
    mkdirSync(dirname(path), { recursive: true })
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, contents)
    renameSync(draft, path)
  }
}

function sameContents(path, contents) {
  try {
    return readFileSync(path).equals(contents)
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}

/** Parts that a Laurel started earlier may still load live on for a day. */
function removeOld(folder, files) {
  const current = new Set(files.map(({ path }) => basename(path)))
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (current.has(name) || Date.now() - statSync(path).mtimeMs < dayMs) continue
    rmSync(path, { force: true })
  }
}

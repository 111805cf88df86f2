import { spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'laurel bootstrap-'))
  writeFileSync(join(root, 'package-lock.json'), '{}')
  // An npm that says in a file that it was called, and takes its time.
  mkdirSync(join(root, 'bin'))
  writeFileSync(
    join(root, 'bin', 'npm'),
    '#!/bin/sh\nsleep 0.3\necho "$@" >> "$CALLS"\necho noise\ntest ! -e broken\n',
  )
  chmodSync(join(root, 'bin', 'npm'), 0o755)
})
afterEach(() => rmSync(root, { recursive: true }))

const calls = () => {
  try {
    return readFileSync(join(root, 'calls'), 'utf8').trim().split('\n')
  } catch {
    return []
  }
}

/** Calls a function of scripts/bootstrap with `root`, in a process of its own. */
function bootstrap(file: string, name: string): Promise<{ code: number | null; said: string }> {
  const module = join(process.cwd(), 'scripts', 'bootstrap', file)
  const code = `import { ${name} } from ${JSON.stringify(module)}
    import { report } from ${JSON.stringify(join(process.cwd(), 'scripts/bootstrap/report.mjs'))}
    await ${name}(${JSON.stringify(root)}).catch(async (error) => process.exit(await report(error, {})))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: {
      ...process.env,
      CALLS: join(root, 'calls'),
      PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH}`,
    },
  })
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  return new Promise((resolve) => child.on('close', (exit) => resolve({ code: exit, said })))
}
const install = () => bootstrap('install.mjs', 'installPackages')
const bundle = () => bootstrap('bundle.mjs', 'bundle')

test('packages are installed once for each lock file, which is left alone', async () => {
  expect((await install()).said).toMatch(/^Installing packages .+\n$/)
  expect((await install()).said).toBe('')
  expect(calls()).toHaveLength(1)
  expect(calls()[0]).toContain('install --no-save')
  writeFileSync(join(root, 'package-lock.json'), '{ }')
  await install()
  expect(calls()).toHaveLength(2)
})

test('of two that start at once, one installs and the other waits', async () => {
  await Promise.all([install(), install(), install()])
  expect(calls()).toHaveLength(1)
})

test('the lock of a process that was killed is taken over', async () => {
  mkdirSync(join(root, 'node_modules'))
  // No process has a number beyond Linux's largest.
  writeFileSync(join(root, 'node_modules', '.laurel-lock'), '4194305')
  await install()
  expect(calls()).toHaveLength(1)
})

test('a failed installation shows what npm said, without a stack, and is tried again', async () => {
  writeFileSync(join(root, 'broken'), '')
  const { code, said } = await install()
  expect(code).toBe(1)
  expect(said).toContain('Packages could not be installed; npm said:\nnoise\n')
  expect(said).not.toMatch(/^\s+at /m)
  rmSync(join(root, 'broken'))
  expect((await install()).code).toBe(0)
})

test('only what changed is written anew', async () => {
  mkdirSync(join(root, 'lib'))
  mkdirSync(join(root, 'scripts'))
  writeFileSync(join(root, 'lib', 'draw-thread.ts'), 'export const thread = 1')
  writeFileSync(join(root, 'scripts', 'one.ts'), `import 'server-only'\nexport const a = 'one'`)
  writeFileSync(join(root, 'scripts', 'two.ts'), 'export const a = 2')
  const emoji = 'node_modules/twemoji-colr-font'
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  symlinkSync(resolve(emoji), join(root, emoji))
  expect(await bundle()).toEqual({ code: 0, said: '' })
  expect(readFileSync(join(root, 'dist', 'one.js'), 'utf8')).not.toContain('server-only')
  const names = ['one.js', 'two.js', 'draw-thread.js', 'twemoji.ttf']
  const files = names.map((name) => join(root, 'dist', name))
  for (const file of files) utimesSync(file, 1e9, 1e9)
  writeFileSync(join(root, 'scripts', 'two.ts'), 'export const a = 3')
  await bundle()
  expect(files.map((file) => statSync(file).mtimeMs === 1e12)).toEqual([true, false, true, true])
})

test('a mistake in the sources is told with its place', async () => {
  mkdirSync(join(root, 'lib'))
  mkdirSync(join(root, 'scripts'))
  writeFileSync(join(root, 'scripts', 'one.ts'), 'export const = 1')
  const { code, said } = await bundle()
  expect(code).toBe(1)
  expect(said).toContain('scripts/one.ts:1:13')
})

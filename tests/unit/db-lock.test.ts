import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lockDataDir } from '@/db/embedded/lock'
import { processIdentity } from '@/db/embedded/process-identity'

const folder = mkdtempSync(join(tmpdir(), 'laurel-lock-'))
const script = join(folder, 'child.mjs')
let dataDir: string
const children: ReturnType<typeof spawn>[] = []

beforeAll(async () => {
  await build({
    entryPoints: ['tests/support/lock-child.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { '@': process.cwd() },
    outfile: script,
    logLevel: 'error',
  })
})
beforeEach(() => {
  dataDir = join(mkdtempSync(join(folder, 'data-')), 'not-yet-there')
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Another process that tries for the lock. */
async function contender() {
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [said] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, said }
}

describe('the lock of a data folder', () => {
  it('is for one, tells who has it, and is free again when released', async () => {
    const lock = lockDataDir(dataDir)
    const sentence = `Laurel is already running on ${dataDir} (process ${process.pid}); stop it first, or set LAUREL_DATA to another folder.`
    expect((await contender()).said).toBe(sentence)
    expect(() => lockDataDir(dataDir)).toThrow(sentence)
    lock.release()
    expect(readdirSync(dataDir)).toEqual([])
    expect((await contender()).said).toBe('taken')
  })

  it('is taken over from a process that was killed', async () => {
    const { child, said } = await contender()
    expect(said).toBe('taken')
    child.kill('SIGKILL')
    await once(child, 'exit')
    lockDataDir(dataDir).release()
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('is taken over when its number is by now that of another process', () => {
    lockDataDir(dataDir).release()
    writeFileSync(join(dataDir, 'laurel.lock'), `${process.pid} another-start`)
    lockDataDir(dataDir).release()
  })

  it('is taken over whatever stands in it, and from a takeover that was cut short', () => {
    lockDataDir(dataDir).release()
    const lock = join(dataDir, 'laurel.lock')
    writeFileSync(lock, '')
    writeFileSync(`${lock}.takeover`, '')
    utimesSync(`${lock}.takeover`, 0, 0)
    lockDataDir(dataDir).release()
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('goes to exactly one of many that find a dead one at the same time', async () => {
    for (let round = 0; round < 3; round++) {
      const { child } = await contender()
      child.kill('SIGKILL')
      await once(child, 'exit')
      const said = await Promise.all(Array.from({ length: 8 }, () => contender()))
      expect(said.filter(({ said }) => said === 'taken')).toHaveLength(1)
      for (const { child } of said) child.kill('SIGKILL')
      await Promise.all(said.map(({ child }) => child.exitCode ?? once(child, 'exit')))
    }
  })

  it('is not removed by one who has lost it', () => {
    const lock = lockDataDir(dataDir)
    writeFileSync(join(dataDir, 'laurel.lock'), 'somebody else')
    lock.release()
    expect(existsSync(join(dataDir, 'laurel.lock'))).toBe(true)
  })
})

describe('a process', () => {
  it('that is dead but not yet collected is none', async () => {
    const child = spawn('sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 5'])
    children.push(child)
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    await expect.poll(() => processIdentity(Number(line)), { timeout: 3000 }).toBeUndefined()
    // Its parent sleeps and never collects it, so the number itself is still in use.
    expect(() => process.kill(Number(line), 0)).not.toThrow()
  })
})

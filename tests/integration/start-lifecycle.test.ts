import { existsSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Command,
  freePort,
  newDataDir,
  processesOf,
  runCommand,
} from '@/scripts/testing/process'
import { until } from '../support/until'

// The first start may have to build the pages.
const buildMs = 240_000
const serving = 'Laurel serves on'

let dataDir: string
let port: number
let laurel: Command
const started: Command[] = []

beforeAll(async () => {
  dataDir = newDataDir()
  port = await freePort()
  laurel = await startServing()
}, buildMs)

afterAll(async () => {
  for (const { child } of started) child.kill('SIGTERM')
  await Promise.all(started.map(({ ended }) => ended))
  rmSync(dataDir, { recursive: true, force: true })
}, 60_000)

function start(env: Record<string, string> = {}) {
  const command = runCommand(['start'], {
    env: { LAUREL_DATA: dataDir, PORT: String(port), LAUREL_DEMO: '1', ...env },
  })
  started.push(command)
  return command
}

async function startServing() {
  const command = start()
  let ended = false
  command.ended.then(() => {
    ended = true
  })
  await until(async () => ended || command.output().includes(serving), buildMs)
  expect(command.output()).toContain(serving)
  return command
}

const status = (path: string) => fetch(`http://localhost:${port}${path}`).then((it) => it.status)
const servers = (name: string) =>
  processesOf(dataDir)
    .filter((line) => line.includes(`--bundled ${name}`))
    .map((line) => Number.parseInt(line, 10))
const server = (name: string) => servers(name)[0] ?? Number.NaN
const lockHeld = () => existsSync(join(dataDir, 'laurel.lock'))

test('pages answer on both loopback addresses', async () => {
  expect(await status('/')).toBe(200)
  expect(await status('/api/health/ready')).toBe(200)
  expect(await status('/nowhere')).toBe(404)
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
})

test('a second Laurel on the same data says so and changes nothing', async () => {
  const second = start({ PORT: String(await freePort()) })
  expect(await second.ended).toBe(1)
  expect(second.output()).toMatch(/^Laurel is already running on .+ \(process \d+\); .+\n$/)
  expect(await status('/')).toBe(200)
})

test('a taken port is named, with another to take', async () => {
  const other = newDataDir()
  const second = start({ LAUREL_DATA: other })
  expect(await second.ended).toBe(1)
  expect(second.output()).toMatch(
    `Port ${port} is taken: stop what uses it, or set PORT to another`,
  )
  expect(second.output().trim().split('\n')).toHaveLength(1)
  expect(processesOf(other)).toEqual([])
  expect(existsSync(join(other, 'laurel.lock'))).toBe(false)
  rmSync(other, { recursive: true })
})

test('web and worker that die are followed by others', async () => {
  const [web, worker] = [server('web'), server('worker')]
  process.kill(worker, 'SIGKILL')
  process.kill(web, 'SIGKILL')
  await until(async () => servers('worker').some((pid) => pid !== worker))
  await until(async () => (await status('/').catch(() => 0)) === 200)
  expect(laurel.output()).toContain('worker ended unexpectedly (SIGKILL)')
  expect(laurel.output()).toContain('web ended unexpectedly (SIGKILL)')
})

test('Ctrl-C, which reaches the children too, ends all in order', async () => {
  for (const pid of [...servers('web'), ...servers('worker')]) process.kill(pid, 'SIGINT')
  await wait(200)
  expect(await status('/')).toBe(200)
  laurel.child.kill('SIGINT')
  expect(await laurel.ended).toBe(0)
  expect(processesOf(dataDir)).toEqual([])
  expect(lockHeld()).toBe(false)
})

test('after kill -9 the children end by themselves, and the next start takes over', async () => {
  laurel = await startServing()
  laurel.child.kill('SIGKILL')
  await until(async () => servers('web').length + servers('worker').length === 0, 3000)
  expect(lockHeld()).toBe(true)
  laurel = await startServing()
  expect(laurel.output()).toContain('Adopted the database')
  expect(await status('/api/health/ready')).toBe(200)
})

test('a second Ctrl-C does not wait for a request that hangs', async () => {
  // A body that never comes keeps its request in hand.
  const hanging = get({ port, path: '/', headers: { 'content-length': '9' }, method: 'POST' })
  hanging.on('error', () => undefined).write('x')
  await wait(300)
  const began = Date.now()
  laurel.child.kill('SIGINT')
  await until(async () => laurel.output().includes('Stopping…'))
  laurel.child.kill('SIGINT')
  expect(await laurel.ended).toBe(0)
  expect(Date.now() - began).toBeLessThan(4000)
  expect(processesOf(dataDir)).toEqual([])
})

test('asked to end while it starts, it leaves nothing', async () => {
  laurel = start()
  await until(async () => laurel.output().includes('Database started'))
  laurel.child.kill('SIGTERM')
  expect(await laurel.ended).toBe(0)
  expect(processesOf(dataDir)).toEqual([])
  expect(lockHeld()).toBe(false)
})

test('it ends with the program that forked it', async () => {
  laurel = await startServing()
  laurel.child.disconnect()
  expect(await laurel.ended).toBe(0)
  expect(processesOf(dataDir)).toEqual([])
})

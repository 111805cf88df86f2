import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { installation } from '@/db/schema'
import { checkAddress } from '@/lib/awards/credentials/check-address'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { addDays } from '@/lib/platform/clock/dates'
import type * as Settings from '@/lib/platform/env/settings'
import { freePort, newDataDir, processesOf, runCommand } from '@/scripts/testing/process'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'
import { until } from '@/tests/support/until'

const ours = 'https://certs.example.org'
const elsewhere = 'https://moved.example.org'
const env = vi.hoisted(() => ({ LAUREL_DEMO: false, baseUrl: '' }))
vi.mock('@/lib/platform/env/settings', async (original) => {
  const real = await original<typeof Settings>()
  return { ...real, settings: () => ({ ...real.settings(), ...env }) }
})

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const frozen = () => laurel.ctx().db.select().from(installation)
let desk: Awaited<ReturnType<typeof openDesk>>

/** Issues one certificate as the installation that `env` tells of; gives the id it is known by. */
async function issue(email: string, at = now): Promise<string> {
  await desk.complete({ email, at: addDays(at, -1) })
  await decideAll(laurel.ctx(at))
  const [certificate] = await desk.certificatesOf(email)
  const { document } = await getCredential(laurel.ctx(at), certificate?.publicId ?? '')
  return JSON.parse(document).id
}

const refused = (from: string, to: string) => ({
  name: 'SetupError',
  message: `Certificates were issued under ${from}, which each of them names for good, but Laurel would now be reached at ${to}: set LAUREL_URL to ${from}, or use another database for the other address.`,
})

beforeEach(() => {
  Object.assign(env, { LAUREL_DEMO: false, baseUrl: ours })
})

describe('the address of an installation', () => {
  beforeAll(async () => {
    desk = await openDesk(laurel.ctx(now), 'frozen')
    await desk.certification('one')
  })

  it('is free before the first issue, whatever else is set up', async () => {
    expect(await frozen()).toEqual([])
    for (const baseUrl of [ours, elsewhere]) {
      env.baseUrl = baseUrl
      await checkAddress(laurel.ctx().db)
    }
  })

  it('is free after what a demo issued', async () => {
    Object.assign(env, { LAUREL_DEMO: true, baseUrl: 'http://localhost:3000' })
    expect(await issue('demo@example.org')).toMatch(/^http:\/\/localhost:3000\/c\//)
    expect(await frozen()).toEqual([])
    env.baseUrl = 'http://localhost:3001'
    await checkAddress(laurel.ctx().db)
  })

  it('is frozen by the first issue, and by no later one', async () => {
    expect(await issue('first@example.org')).toMatch(/^https:\/\/certs\.example\.org\/c\//)
    expect(await frozen()).toEqual([{ id: 1, publicUrl: ours, frozenAt: now }])
    // A process that was started before and knows of another address changes nothing either.
    env.baseUrl = elsewhere
    await issue('later@example.org', addDays(now, 1))
    expect(await frozen()).toEqual([{ id: 1, publicUrl: ours, frozenAt: now }])
  })

  it('is checked from then on: the same may start, another is told what to do', async () => {
    await checkAddress(laurel.ctx().db)
    env.baseUrl = elsewhere
    await expect(checkAddress(laurel.ctx().db)).rejects.toMatchObject(refused(ours, elsewhere))
    env.LAUREL_DEMO = true
    await checkAddress(laurel.ctx().db)
  })
})

describe('npm start on a database whose address is frozen', () => {
  const dataDir = newDataDir()
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  const start = async (more: Record<string, string>) =>
    runCommand(['start'], {
      env: {
        ...{ LAUREL_DATA: dataDir, PORT: String(await freePort()), DATABASE_URL: laurel.url },
        ...more,
      },
    })

  it('under another is refused in one sentence, and leaves nothing behind', async () => {
    for (const given of [{ LAUREL_URL: elsewhere }, { PORT: String(await freePort()) }]) {
      const command = await start(given)
      expect(await command.ended).toBe(1)
      const to = given.LAUREL_URL ?? `http://localhost:${given.PORT}`
      const [said, ...more] = command.output().trim().split('\n').reverse()
      expect(said).toBe(refused(ours, to).message)
      expect(more.join()).toMatch(/^✓ Tables up to date[^\n]*$/)
      expect(processesOf(dataDir)).toEqual([])
    }
  }, 60_000)

  it('under the same goes on to the pages', async () => {
    const command = await start({ LAUREL_URL: `${ours}/` })
    let ended = false
    command.ended.then(() => {
      ended = true
    })
    const goesOn = /Building the pages|Web and worker started/
    await until(async () => ended || goesOn.test(command.output()), 60_000)
    expect(command.output()).toMatch(goesOn)
    command.child.kill('SIGTERM')
    expect(await command.ended).toBe(0)
  }, 120_000)
})

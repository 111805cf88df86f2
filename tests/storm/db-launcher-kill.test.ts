import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { beforeAll, expect, it } from 'vitest'
import {
  bundleLauncher,
  launch,
  ownFolder,
  type Starter,
  spawnLauncher,
  starters,
  temporaryFolder,
} from '@/tests/support/launcher'

const folder = temporaryFolder()
let script: string
beforeAll(async () => {
  script = await bundleLauncher(folder)
})

it.each(starters)(
  'killed at any moment of a first or later start by %s, the next start works',
  async (starter: Starter) => {
    const rounds = 40
    let made = 0
    let dataDir = ''
    for (let round = 0; round < rounds; round++) {
      // Every other round on a new folder: half the kills fall into initdb.
      if (round % 2 === 0) dataDir = ownFolder(folder, `${starter.slice(0, 4)}-${made++}`, starter)
      const victim = spawnLauncher({ script, dataDir, starter })
      await sleep(Math.random() * 2500)
      victim.kill('SIGKILL')
      await once(victim, 'exit')
      const { said, stop } = await launch({ script, dataDir, starter })
      expect(said, `round ${round}: ${said.message}`).not.toHaveProperty('message')
      const sql = postgres(said.url, { max: 1, fetch_types: false })
      expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
      await sql.end()
      await stop()
    }
    process.stdout.write(
      `launcher killed by ${starter}: ${rounds} times on ${made} folders, all started again\n`,
    )
  },
)

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { verifyLog } from '@/lib/awards/log/verify-log'
import type { useLogDesk } from './log-desk'
import { seededRandom } from './random'

const root = process.env.LAUREL_ROOT ?? process.cwd()

/**
 * Issues `count` certificates while processes that sequence the log are killed, `kill -9`, `kills`
 * times at random moments; then finishes and verifies. Answers what the log has.
 */
export async function killSequencers(
  desk: ReturnType<typeof useLogDesk>,
  { count, kills, seed }: { count: number; kills: number; seed: number },
) {
  const random = seededRandom(seed)
  const entry = await bundleChild()
  const crew = new Set<ChildProcess>()
  const keepTwo = async () => {
    while (crew.size < 2) {
      const child = fork(entry, [], { cwd: root, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
      crew.add(child)
      await once(child, 'message')
    }
  }
  let issued = 0
  try {
    for (let kill = 0; kill < kills; kill++) {
      await keepTwo()
      const part = Math.ceil((count - issued) / (kills - kill))
      await desk.issue(part)
      issued += part
      await sleep(random() * 40)
      const [victim] = [...crew]
      if (!victim) continue
      crew.delete(victim)
      victim.kill('SIGKILL')
      await once(victim, 'exit')
    }
  } finally {
    for (const child of crew) child.kill('SIGKILL')
  }
  await desk.sequenceAll()
  const { bad, counts } = await verifyLog(desk.ctx())
  return { kills, bad, ...counts }
}

async function bundleChild(): Promise<string> {
  const outfile = path.join(root, `node_modules/.cache/laurel-tests/log-child-${process.pid}.mjs`)
  await build({
    entryPoints: [path.join(root, 'tests/support/log-child.ts')],
    outfile,
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' },
  })
  return outfile
}

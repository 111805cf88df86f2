import { setTimeout as sleep } from 'node:timers/promises'
import type { RunnerContext } from './context'
import { type Member, startMember } from './member'

export interface Queue {
  /** Lets the jobs in hand end and gives everything else back. */
  stop: () => Promise<void>
}

/**
 * Keeps one member of the queue at work. A new one takes its place when it is in doubt, and
 * should graphile-worker give itself up. The old one ends the jobs it has in hand.
 */
export async function startQueue(
  context: RunnerContext,
  url: string,
  concurrency: number,
): Promise<Queue> {
  const members = new Set<Member>()
  const replaced = new Set<Member>()
  await join()

  async function join(): Promise<void> {
    const member = await startMember(context, url, concurrency, () => void replace(member))
    members.add(member)
    void member.ended.then(() => replace(member))
  }

  /** Tries for as long as it takes: a worker without a queue would do nothing, and say nothing. */
  async function replace(old: Member): Promise<void> {
    if (context.stopping || replaced.has(old)) return
    replaced.add(old)
    context.log.info({}, 'The queue is started anew')
    while (!context.stopping) {
      try {
        await join()
        break
      } catch (error) {
        context.log.warn({ err: error }, 'The queue could not be started yet')
        await sleep(1000)
      }
    }
    await dismiss(old)
  }

  async function dismiss(member: Member) {
    await member.stop()
    members.delete(member)
  }

  return {
    async stop() {
      await Promise.all([...members].map(dismiss))
    },
  }
}

import type { RunnerContext } from './context'
import { tick } from './cron'
import { hastenFailed } from './hasten'
import { prune } from './prune'
import { releaseDead, type Sightings } from './release'
import { fillSlots } from './slots'

const everySecond = 1000
const everyTenSeconds = 10_000
const everyHour = 3_600_000

/** What a runner does by the clock beside its jobs. */
export interface Chores {
  stop: () => Promise<void>
}

/** Starts the chores; the first look for dead workers is over when the promise resolves. */
export async function startChores(context: RunnerContext, retentionDays: number): Promise<Chores> {
  const sightings: Sightings = new Map()
  await releaseDead(context, sightings)
  const repeated = [
    repeat(context, everySecond, () => releaseDead(context, sightings)),
    repeat(context, everySecond, () => fillSlots(context)),
    repeat(context, everySecond, () => tick(context)),
    repeat(context, everyTenSeconds, () => hastenFailed(context)),
    repeat(context, everyHour, () => prune(context.store, retentionDays)),
  ]
  return {
    async stop() {
      await Promise.all(repeated.map((chore) => chore.stop()))
    },
  }
}

/** Runs `work` at once and then `ms` after it has ended, whatever came of it. */
function repeat(context: RunnerContext, ms: number, work: () => Promise<unknown>): Chores {
  let timer: NodeJS.Timeout | undefined
  let running = run()

  async function run() {
    try {
      await work()
    } catch (error) {
      context.log.error({ err: error }, 'A chore of the job runner failed')
    }
    if (context.stopping) return
    timer = setTimeout(() => {
      running = run()
    }, ms)
  }

  return {
    async stop() {
      clearTimeout(timer)
      await running
    },
  }
}

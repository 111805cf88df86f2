import pino from 'pino'
import { database } from '@/db/client'
import { functions } from '@/inngest'
import { startRunner } from '@/inngest/embedded/runner'
import { settings } from '@/lib/platform/env/settings'
import { inngest } from '@/lib/platform/events/client'
import { jobMode } from '@/lib/platform/events/mode'
import { relayOutbox } from '@/lib/platform/events/relay'
import { tellReady, whenSupervisorEnds } from '@/scripts/supervision/end-asked'

type Log = pino.Logger

/** Runs the jobs in embedded mode; else hands events over to the Inngest server that runs them. */
export async function main(): Promise<void> {
  const log = pino({ name: 'worker', level: settings().LAUREL_LOG })
  if (jobMode(process.env) === 'embedded') await runJobs(log)
  else relayEvents(log)
  tellReady()
  await new Promise<never>(() => undefined)
}

async function runJobs(log: Log) {
  const runner = startRunner({
    url: process.env.DATABASE_URL ?? '',
    client: inngest,
    functions,
    retentionDays: settings().LAUREL_RUN_RETENTION_DAYS,
    log: {
      debug: (details, message) => log.debug(details, message),
      info: (details, message) => log.info(details, message),
      warn: (details, message) => log.warn(details, message),
      error: (details, message) => log.error(details, message),
    },
  })
  whenSupervisorEnds(() => runner.stop())
  await runner.ready
}

function relayEvents(log: Log) {
  const ending = new AbortController()
  const relaying = relayOutbox(database(), {
    signal: ending.signal,
    onTrouble: (error) =>
      log.warn({ err: error }, 'Events wait: the Inngest server did not take them'),
  })
  whenSupervisorEnds(async () => {
    ending.abort()
    await relaying
    await database().close()
  })
  log.info('Jobs run in Inngest; events are handed over to it')
}

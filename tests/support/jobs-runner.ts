import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type RunnerHandle, type RunnerOptions, startRunner } from '@/inngest/embedded/runner'
import { inngest } from '@/lib/platform/events/client'
import { newId } from '@/lib/platform/ids/ids'

export { inngest }

type Fn = RunnerOptions['functions'][number]

interface LogLine {
  level: string
  message: string
  details: Record<string, unknown>
}

export interface TestRun {
  id: string
  status: string
  result: unknown
  error: { name: string; message: string } | null
  attempt: number
  generation: number
  event_id: string
}

export interface JobsBench {
  log: LogLine[]
  start: (functions: Fn[], options?: Partial<RunnerOptions>) => Promise<RunnerHandle>
  stop: () => Promise<void>
  /** Hands an event over as producers do; returns its id. */
  send: (name: string, data?: object, id?: string) => Promise<string>
  query: <Row = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  runs: (functionId: string) => Promise<TestRun[]>
  /** The only run of a function, once it has ended. */
  ended: (functionId: string, ms?: number) => Promise<TestRun>
  until: <T>(look: () => Promise<T | undefined | false>, ms?: number) => Promise<T>
  close: () => Promise<void>
}

/** Starts runners on a test database and looks at what they did. */
export function openBench(url: string): JobsBench {
  const pool = new pg.Pool({ connectionString: url, max: 3 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const log: LogLine[] = []
  const runners = new Set<RunnerHandle>()
  const query: JobsBench['query'] = async (text, values = []) =>
    (await pool.query(text, values)).rows as never

  async function until<T>(look: () => Promise<T | undefined | false>, ms = 15_000): Promise<T> {
    const deadline = Date.now() + ms
    for (;;) {
      const found = await look()
      if (found) return found
      if (Date.now() > deadline) throw new Error(`Nothing came in ${ms} ms: ${await state(query)}`)
      await sleep(10)
    }
  }

  const bench: JobsBench = {
    log,
    query,
    until,
    async start(functions, options = {}) {
      const runner = startRunner({
        url,
        client: inngest,
        functions,
        retentionDays: 30,
        log: collect(log),
        ...options,
      })
      runners.add(runner)
      await runner.ready
      return runner
    },
    async stop() {
      await Promise.all([...runners].map((runner) => runner.stop()))
      runners.clear()
    },
    async send(name, data = {}, id = newId()) {
      const event = JSON.stringify({ id, name, data, ts: Date.now() })
      await query(
        `select graphile_worker.add_job('deliver_event', $1::json, job_key => 'event:' || $2)`,
        [event, id],
      )
      return id
    },
    runs: (functionId) =>
      query<TestRun>('select * from job_runs where function_id = $1 order by id', [
        `laurel-${functionId}`,
      ]),
    ended: (functionId, ms) =>
      until(async () => {
        const [run, ...more] = await bench.runs(functionId)
        if (more.length > 0) throw new Error(`${functionId} has ${more.length + 1} runs`)
        return run && !['queued', 'running'].includes(run.status) ? run : undefined
      }, ms),
    async close() {
      await bench.stop()
      await pool.end()
    },
  }
  return bench
}

/** What is not over yet, and who could be at it: the ended runs of a storm would hide it. */
async function state(query: JobsBench['query']): Promise<string> {
  const counts = await query(
    'select function_id, status, count(*)::int from job_runs group by 1, 2 order by 1, 2',
  )
  const open = await query(
    `select id, function_id, status, attempt, lease, generation, error from job_runs
     where ended_at is null`,
  )
  const steps = await query(
    `select step.run_id, step.name, step.status, step.attempt, step.wake_at from job_steps as step
     join job_runs as run on run.id = step.run_id
     where run.ended_at is null and step.ended_at is null`,
  )
  const jobs = await query(
    `select task_identifier, key, run_at, locked_at, locked_by, attempts, max_attempts, last_error
     from graphile_worker.jobs`,
  )
  const slots = await query('select * from job_slots')
  const workers = await query('select id, pool_id, pid from job_workers')
  return JSON.stringify({ now: new Date(), counts, open, steps, jobs, slots, workers }, null, 1)
}

function collect(lines: LogLine[]): RunnerOptions['log'] {
  const at = (level: string) => (details: Record<string, unknown>, message: string) => {
    lines.push({ level, message, details })
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

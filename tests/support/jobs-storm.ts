import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import type { JobsBench } from './jobs-runner'
import { seededRandom } from './random'

const root = process.env.LAUREL_ROOT ?? process.cwd()

interface Storm {
  kills: number
  seed: number
}

export interface StormReport {
  kills: number
  runs: number
  executions: number
  /** Executions whose result was lost with the worker, and run again. */
  repeated: number
  seconds: number
}

/**
 * Keeps workers at work on a stream of runs and kills them, `kill -9`, at random moments, now and
 * then all at once. Resolves when every run has ended and nothing is queued.
 */
export async function storm(bench: JobsBench, url: string, { kills, seed }: Storm) {
  const random = seededRandom(seed)
  const started = Date.now()
  await bench.query(
    'create table executions (id bigserial primary key, run_id uuid, step text, token uuid)',
  )
  const crew = await startCrew(await bundleWorker(), url)
  let sent = 0
  let killed = 0
  try {
    while (killed < kills) {
      while (sent < killed + 4) await bench.send('crash/go', { n: sent++ })
      // In the middle of work, however slow the machine: after some steps more, and a moment.
      const enough = (await executions(bench)) + 1 + Math.floor(random() * 8)
      await bench.until(async () => (await executions(bench)) >= enough, 60_000)
      await sleep(random() * 20)
      const ready = crew.ready()
      const victims = random() < 0.2 ? ready : [ready[Math.floor(random() * ready.length)]]
      for (const victim of victims) victim?.kill('SIGKILL')
      killed += victims.length
    }
    await bench.until(async () => {
      const [row] = await bench.query<{ open: number; main: number; queued: number }>(
        `select count(*) filter (where ended_at is null)::int as open,
           count(*) filter (where function_id = 'laurel-crash-main')::int as main,
           (select count(*)::int from graphile_worker.jobs) as queued from job_runs`,
      )
      // A run ends a moment before the job that ended it leaves the queue.
      return row?.main === sent && row.open === 0 && row.queued === 0
    }, 200_000)
  } finally {
    crew.dismiss()
  }
  return { sent, ...(await report(bench, killed, started)) }
}

async function executions(bench: JobsBench): Promise<number> {
  const [row] = await bench.query<{ n: number }>('select count(*)::int as n from executions')
  return row?.n ?? 0
}

async function report(bench: JobsBench, kills: number, started: number): Promise<StormReport> {
  const [row] = await bench.query<{ runs: number; executions: number; steps: number }>(
    `select (select count(*)::int from job_runs) as runs,
       (select count(*)::int from executions) as executions,
       (select count(distinct (run_id, step))::int from executions) as steps`,
  )
  const { runs = 0, executions = 0, steps = 0 } = row ?? {}
  const seconds = (Date.now() - started) / 1000
  return { kills, runs, executions, repeated: executions - steps, seconds }
}

/** Steps that ran once more after their result had been stored, or were stored without a run. */
export function wronglyRepeated(bench: JobsBench) {
  return bench.query(
    `select run_id, step.name, step.data from job_steps as step
     where kind = 'run' and not exists (
       select 1 from executions as last
       where last.run_id = step.run_id and last.step = step.name
         and last.token::text = step.data #>> '{}'
         and last.id = (select max(id) from executions as any_run
                        where any_run.run_id = step.run_id and any_run.step = step.name))`,
  )
}

/** Two workers, each replaced as soon as it is gone. */
async function startCrew(bundle: string, url: string) {
  const ready = new Set<ChildProcess>()
  const all = new Set<ChildProcess>()
  let dismissed = false

  function hire() {
    const worker = fork(bundle, [url], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    all.add(worker)
    worker.once('message', () => ready.add(worker))
    worker.once('exit', () => {
      ready.delete(worker)
      all.delete(worker)
      if (!dismissed) hire()
    })
  }

  hire()
  hire()
  return {
    ready: () => [...ready].filter((worker) => !worker.killed),
    dismiss() {
      dismissed = true
      for (const worker of all) worker.kill('SIGKILL')
    },
  }
}

async function bundleWorker(): Promise<string> {
  const outfile = path.join(root, `node_modules/.cache/laurel-tests/jobs-worker-${process.pid}.mjs`)
  await build({
    entryPoints: [path.join(root, 'tests/support/jobs-worker.ts')],
    outfile,
    bundle: true,
    // With its packages in one file a worker starts twice as fast.
    external: ['pg-native'],
    banner: { js: requireInModule },
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  return outfile
}

const requireInModule = `import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const __filename = new URL(import.meta.url).pathname
const __dirname = new URL('.', import.meta.url).pathname`

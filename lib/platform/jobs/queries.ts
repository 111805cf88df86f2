import { and, asc, desc, eq, gt, isNull, lt, min, or, sql } from 'drizzle-orm'
import { jobCrons, jobFunctions, jobRuns, jobSteps } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'

export type RunStatus = (typeof jobRuns.$inferSelect)['status']

export interface JobFunctionRow {
  id: string
  name: string
  triggers: { event?: string; if?: string; cron?: string }[]
  retries: number
  /** Most calls at a time, or null for no limit. */
  concurrency: number | null
  /** No longer among the functions that the last started worker runs. */
  retired: boolean
  /** The next tick of its cron triggers. */
  nextAt: Date | null
  /** Runs that have not ended. */
  active: number
  /** Runs that failed in the last 24 hours. */
  failed: number
}

/** Every function a worker has ever registered, those in use first. For platform admins. */
export async function listJobFunctions(ctx: Ctx): Promise<JobFunctionRow[]> {
  requirePlatformAdmin(ctx)
  const [functions, counts, ticks] = await Promise.all([
    ctx.db
      .select()
      .from(jobFunctions)
      .orderBy(sql`${jobFunctions.retiredAt} is not null`, asc(jobFunctions.id)),
    countRuns(ctx),
    ctx.db
      .select({ functionId: jobCrons.functionId, nextAt: min(jobCrons.nextAt) })
      .from(jobCrons)
      .groupBy(jobCrons.functionId),
  ])
  return functions.map(({ id, name, triggers, retries, concurrency, retiredAt }) => {
    const count = counts.find((row) => row.functionId === id)
    return {
      id,
      name,
      triggers: triggers as JobFunctionRow['triggers'],
      retries,
      concurrency,
      retired: retiredAt !== null,
      nextAt: ticks.find((row) => row.functionId === id)?.nextAt ?? null,
      active: count?.active ?? 0,
      failed: count?.failed ?? 0,
    }
  })
}

function countRuns(ctx: Ctx) {
  const dayAgo = new Date(ctx.now.getTime() - 86_400_000)
  const active = isNull(jobRuns.endedAt)
  const failed = and(eq(jobRuns.status, 'failed'), gt(jobRuns.endedAt, dayAgo))
  return ctx.db
    .select({
      functionId: jobRuns.functionId,
      active: sql<number>`count(*) filter (where ${active})::int`,
      failed: sql<number>`count(*) filter (where ${failed})::int`,
    })
    .from(jobRuns)
    .where(or(active, failed))
    .groupBy(jobRuns.functionId)
}

export interface RunRow {
  id: string
  functionId: string
  eventName: string
  status: RunStatus
  /** Steps stored. */
  steps: number
  error: string | null
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
}

interface RunsWanted {
  functionId?: string | undefined
  status?: RunStatus | undefined
  /** The `next` of the page before. */
  before?: string | undefined
  /** At most 100; 50 unless said. */
  limit?: number | undefined
}

/** A page of runs, newest first; `next` is null on the last. For platform admins. */
export async function listRuns(
  ctx: Ctx,
  { functionId, status, before, limit = 50 }: RunsWanted = {},
): Promise<{ runs: RunRow[]; next: string | null }> {
  requirePlatformAdmin(ctx)
  const size = Math.min(Math.max(limit, 1), 100)
  const runs = await ctx.db
    .select(runColumns)
    .from(jobRuns)
    .where(
      and(
        functionId ? eq(jobRuns.functionId, functionId) : undefined,
        status ? eq(jobRuns.status, status) : undefined,
        before && isId(before) ? lt(jobRuns.id, before) : undefined,
      ),
    )
    // UUIDv7: the order of ids is that of making.
    .orderBy(desc(jobRuns.id))
    .limit(size + 1)
  const page = runs.slice(0, size)
  return { runs: page, next: runs.length > size ? (page.at(-1)?.id ?? null) : null }
}

export interface StepRow {
  id: string
  name: string
  kind: (typeof jobSteps.$inferSelect)['kind']
  status: (typeof jobSteps.$inferSelect)['status']
  /** Attempts made or under way, the first included. */
  attempts: number
  /** JSON text of what the step returned. */
  data: string | null
  error: string | null
  /** When a sleep ends, a wait times out or the next attempt is due. */
  wakeAt: Date | null
  createdAt: Date
  endedAt: Date | null
}

export interface RunDetail extends RunRow {
  eventId: string
  /** JSON text. */
  event: string
  /** JSON text of what the function returned. */
  result: string | null
  steps: number
  stepRows: StepRow[]
}

/** One run with its steps, in the order they were found. Throws NotFound. For platform admins. */
export async function getRun(ctx: Ctx, id: string): Promise<RunDetail> {
  requirePlatformAdmin(ctx)
  if (!isId(id)) throw new NotFound()
  const [run] = await ctx.db
    .select({
      ...runColumns,
      eventId: jobRuns.eventId,
      event: sql<string>`${jobRuns.event}::text`,
      result: sql<string | null>`${jobRuns.result}::text`,
    })
    .from(jobRuns)
    .where(eq(jobRuns.id, id))
  if (!run) throw new NotFound()
  const stepRows = await ctx.db
    .select({
      id: jobSteps.id,
      name: jobSteps.name,
      kind: jobSteps.kind,
      status: jobSteps.status,
      attempts: sql<number>`${jobSteps.attempt} + 1`,
      data: sql<string | null>`${jobSteps.data}::text`,
      error: message(jobSteps.error),
      wakeAt: jobSteps.wakeAt,
      createdAt: jobSteps.createdAt,
      endedAt: jobSteps.endedAt,
    })
    .from(jobSteps)
    .where(eq(jobSteps.runId, id))
    .orderBy(asc(jobSteps.createdAt), sql`${jobSteps.position} nulls last`)
  return { ...run, stepRows }
}

const runColumns = {
  id: jobRuns.id,
  functionId: jobRuns.functionId,
  eventName: jobRuns.eventName,
  status: jobRuns.status,
  steps: jobRuns.stepCount,
  error: message(jobRuns.error),
  createdAt: jobRuns.createdAt,
  startedAt: jobRuns.startedAt,
  endedAt: jobRuns.endedAt,
}

/** `Name: message` of a stored failure; its stack stays in the log. */
function message(column: typeof jobRuns.error | typeof jobSteps.error) {
  return sql<
    string | null
  >`case when ${column} is null then null else concat_ws(': ', ${column}->>'name', ${column}->>'message') end`
}

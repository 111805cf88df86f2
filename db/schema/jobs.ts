import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'

/*
 * The embedded job runner's own tables (graphile-worker keeps its queue in its own schema).
 * `json`, not `jsonb`: what a step returned is handed back as it was, key order and NULs included.
 */

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** One execution of one function for one event. */
export const jobRuns = pgTable(
  'job_runs',
  {
    id: uuid('id').primaryKey(),
    functionId: text('function_id').notNull(),
    eventId: text('event_id').notNull(),
    eventName: text('event_name').notNull(),
    /** `{ id, name, data, ts, … }` as the handler sees it. */
    event: json('event').notNull(),
    status: text('status', { enum: ['queued', 'running', 'completed', 'failed', 'cancelled'] })
      .notNull()
      .default('queued'),
    /** Fencing token: each holder of the run takes the next one, and only its holder may write. */
    generation: integer('generation').notNull().default(0),
    /** Which queue job drives the run: a job that carries another number has been replaced. */
    lease: integer('lease').notNull().default(0),
    /** Zero-based attempt of the call that comes next. */
    attempt: smallint('attempt').notNull().default(0),
    stepCount: integer('step_count').notNull().default(0),
    stateBytes: integer('state_bytes').notNull().default(0),
    result: json('result'),
    error: json('error'),
    /** The run and step that wait for this one (`step.invoke`). */
    parentRunId: uuid('parent_run_id'),
    parentStepId: text('parent_step_id'),
    createdAt: instant('created_at').notNull().defaultNow(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    unique('job_runs_function_event').on(t.functionId, t.eventId),
    index('job_runs_function_id_id').on(t.functionId, t.id),
    index('job_runs_status_id').on(t.status, t.id),
    index('job_runs_active').on(t.functionId).where(sql`${t.endedAt} is null`),
    index('job_runs_ended').on(t.endedAt).where(sql`${t.endedAt} is not null`),
    check(
      'job_runs_status',
      sql`${t.status} in ('queued', 'running', 'completed', 'failed', 'cancelled')`,
    ),
    check(
      'job_runs_ended_at',
      sql`(${t.endedAt} is null) = (${t.status} in ('queued', 'running'))`,
    ),
  ],
)

/** What a run has stored of its steps; a completed step is never run again. */
export const jobSteps = pgTable(
  'job_steps',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => jobRuns.id, { onDelete: 'cascade' }),
    /** sha1 of the step's id, as the SDK sends it. */
    id: text('id').notNull(),
    name: text('name').notNull(),
    kind: text('kind', {
      enum: ['run', 'sendEvent', 'sleep', 'waitForEvent', 'invoke'],
    }).notNull(),
    status: text('status', {
      enum: ['planned', 'retrying', 'waiting', 'completed', 'failed', 'cancelled'],
    }).notNull(),
    /** Zero-based attempt that is under way or was the last. */
    attempt: smallint('attempt').notNull().default(0),
    /** Found together with others: the run goes on when the last of them has ended. */
    joined: boolean('joined').notNull().default(false),
    /** Order of completion within the run; the SDK resolves promises in it. */
    position: integer('position'),
    data: json('data'),
    error: json('error'),
    /** When a sleep ends, a wait times out or a retry is due. */
    wakeAt: instant('wake_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.runId, t.id] })],
)

/** Steps that wait for an event; the row goes when the event or the time-out comes. */
export const jobWaits = pgTable(
  'job_waits',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => jobRuns.id, { onDelete: 'cascade' }),
    stepId: text('step_id').notNull(),
    eventName: text('event_name').notNull(),
    /** CEL over `event` (what began the run) and `async` (what came now). */
    expression: text('expression'),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.stepId] }),
    index('job_waits_event_name').on(t.eventName),
  ],
)

/** Ids of the events already handed to functions, so that a second sending does nothing. */
export const jobEvents = pgTable(
  'job_events',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (t) => [index('job_events_received_at').on(t.receivedAt)],
)

/** The `idempotency` option: one run for a key in 24 hours. */
export const jobIdempotency = pgTable(
  'job_idempotency',
  {
    functionId: text('function_id').notNull(),
    key: text('key').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.functionId, t.key] }),
    index('job_idempotency_expires_at').on(t.expiresAt),
  ],
)

/** The `concurrency` option: calls that hold a slot (`worker_id`) and, without one, calls in line. */
export const jobSlots = pgTable(
  'job_slots',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => jobRuns.id, { onDelete: 'cascade' }),
    /** The planned step, or '' for the run's own call. */
    stepId: text('step_id').notNull(),
    functionId: text('function_id').notNull(),
    workerId: uuid('worker_id'),
    task: text('task').notNull(),
    payload: json('payload').notNull(),
    askedAt: instant('asked_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.stepId] }),
    index('job_slots_function_asked').on(t.functionId, t.askedAt),
  ],
)

/** What the last started worker runs, for the admin page. */
export const jobFunctions = pgTable('job_functions', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** `[{ event, if? } | { cron }]` */
  triggers: json('triggers').notNull(),
  retries: smallint('retries').notNull(),
  concurrency: integer('concurrency'),
  registeredAt: instant('registered_at').notNull().defaultNow(),
  /** Set when a later start no longer knows the function. */
  retiredAt: instant('retired_at'),
})

/** The next tick of each cron trigger; whoever moves `next_at` on starts the run. */
export const jobCrons = pgTable(
  'job_crons',
  {
    functionId: text('function_id')
      .notNull()
      .references(() => jobFunctions.id, { onDelete: 'cascade' }),
    cron: text('cron').notNull(),
    nextAt: instant('next_at').notNull(),
    lastAt: instant('last_at'),
  },
  (t) => [primaryKey({ columns: [t.functionId, t.cron] }), index('job_crons_next_at').on(t.nextAt)],
)

/** Living runners: each holds a session advisory lock on its key, so a free key means a dead one. */
export const jobWorkers = pgTable('job_workers', {
  id: uuid('id').primaryKey(),
  /** graphile-worker's `locked_by`. */
  poolId: text('pool_id').notNull(),
  lockKey: bigint('lock_key', { mode: 'bigint' }).notNull().unique(),
  host: text('host').notNull(),
  pid: integer('pid').notNull(),
  startedAt: instant('started_at').notNull().defaultNow(),
})

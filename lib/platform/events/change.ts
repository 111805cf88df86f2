import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { auditLog, events, outbox } from '@/db/schema'
import type { Actor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { newId } from '@/lib/platform/ids/ids'
import { catalogue, type Fact, subjectLimit } from './catalogue'
import { jobMode } from './mode'

export type Recorder = (...facts: Fact[]) => Promise<void>

/**
 * Runs `work` in one transaction. What it records (event and audit rows, outbox row and the job
 * that delivers it) commits with the change or not at all.
 */
export function change<T>(
  ctx: Ctx,
  work: (tx: Transaction, record: Recorder) => Promise<T>,
): Promise<T> {
  return ctx.db.transaction((tx) =>
    work(tx, async (...facts) => {
      for (const fact of facts) await record(ctx, tx, fact)
    }),
  )
}

async function record(ctx: Ctx, tx: Transaction, fact: Fact) {
  const { data, jobs } = catalogue[fact.name]
  const carried = data.parse(fact.data) as Record<string, unknown>
  const common = { issuerId: fact.issuerId, data: carried }
  const { actor } = ctx
  if (actor.kind === 'anyone') throw new Error(`${fact.name} needs an actor`)
  const count = fact.subjectIds.length
  // The job would refuse it each time, long after the change.
  if (count < 1 || count > subjectLimit)
    throw new Error(`${fact.name} must have 1 to ${subjectLimit} subjects`)

  await tx.insert(events).values(
    fact.subjectIds.map((subjectId) => ({
      ...common,
      id: newId(),
      name: fact.name,
      subjectId,
      occurredAt: ctx.now,
    })),
  )
  await tx.insert(auditLog).values({
    ...common,
    id: newId(),
    at: ctx.now,
    actorKind: actor.kind === 'user' ? 'user' : 'system',
    actor: nameOf(actor),
    action: fact.name,
    subjectIds: fact.subjectIds,
  })
  if (jobs) await handOver(ctx, tx, fact.name, { ...carried, ...subjects(fact) })
}

/** A program's key is no person: the log has it beside the jobs. */
function nameOf(actor: Exclude<Actor, { kind: 'anyone' }>): string {
  if (actor.kind === 'user') return actor.userId
  return actor.kind === 'key' ? `key:${actor.keyId}` : actor.job
}

function subjects({ issuerId, subjectIds }: Fact) {
  return { issuerId, subjectIds }
}

/** Writes the outbox row and, in embedded mode, the job that delivers it; else the relay sends it. */
async function handOver(ctx: Ctx, tx: Transaction, name: string, data: Record<string, unknown>) {
  const id = newId()
  const embedded = jobMode(process.env) === 'embedded'
  await tx
    .insert(outbox)
    .values({ id, name, data, createdAt: ctx.now, sentAt: embedded ? ctx.now : null })
  if (embedded) {
    const event = JSON.stringify({ id, name, data, ts: ctx.now.getTime() })
    await tx.execute(
      sql`select graphile_worker.add_job('deliver_event', ${event}::json, job_key => ${`event:${id}`})`,
    )
  }
}

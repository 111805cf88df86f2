import type { Database, Transaction } from '@/db/client'
import { type Actor, mintActor } from './actor'

/** What every query and verb is given first: who asks, where the data is, what time it is. */
export type Ctx = {
  readonly actor: Actor
  readonly db: Database | Transaction
  readonly now: Date
}

/** The context of a job; `job` names it in the audit log. It may do everything. */
export function systemContext(job: string, db: Database, now = new Date()): Ctx {
  return { actor: mintActor({ kind: 'system', job }), db, now }
}

/** The context of someone who has not signed in. */
export function anyoneContext(db: Ctx['db'], now = new Date()): Ctx {
  return { actor: mintActor({ kind: 'anyone' }), db, now }
}

/**
 * The context of someone who has not signed in and holds what shows them one private certificate: a
 * live share link of it, or a file that was issued for it.
 */
export function shownContext({ db, now }: Pick<Ctx, 'db' | 'now'>, certificateId: string): Ctx {
  return { actor: mintActor({ kind: 'anyone', shown: certificateId }), db, now }
}

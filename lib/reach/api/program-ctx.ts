import { database } from '@/db/client'
import { mintActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { actorOfKey } from './actor-of-key'

/** The context of a program that gives this key; null where it is none that works. */
export async function programCtx(key: string): Promise<Ctx | null> {
  const { db } = database()
  const now = new Date()
  const actor = await actorOfKey({ db, now }, key)
  return actor && { actor: mintActor(actor), db, now }
}

import { cache } from 'react'
import { database } from '@/db/client'
import { mintActor } from '@/lib/platform/access/actor'
import { anyoneContext, type Ctx } from '@/lib/platform/access/context'
import { tokenHere } from './session-jar'
import { readSession } from './sessions'

/**
 * The context of this request: who is signed in, or anyone. Read once a request. Auth.js' own
 * reading takes two more queries and answers "signed out" when the database is away; this throws.
 */
export const currentCtx = cache(async (): Promise<Ctx> => {
  // First of all: it tells the build, which has no database, that the page is made on request.
  const token = await tokenHere()
  const { db } = database()
  const now = new Date()
  const user = token ? await readSession({ db, now }, token) : null
  return user ? { actor: mintActor(user), db, now } : anyoneContext(db, now)
})

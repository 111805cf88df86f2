import { and, eq, isNotNull } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { oneTimeTokens, users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { makeOneTime } from './one-time'

const dayMinutes = 24 * 60

/**
 * A link, good for a day, by which the first platform admin sets this installation up; null once
 * there is one who has signed in. Until then every call gives a fresh link and makes the earlier void.
 */
export async function setUpLink({
  db,
  baseUrl,
  now = new Date(),
}: {
  db: Database
  baseUrl: string
  now?: Date
}): Promise<string | null> {
  if (await isSetUp({ db })) return null
  await db.delete(oneTimeTokens).where(eq(oneTimeTokens.purpose, 'set-up'))
  const token = await makeOneTime(
    { db, now },
    { purpose: 'set-up', userId: null, minutes: dayMinutes },
  )
  return `${baseUrl}/setup?${new URLSearchParams({ token })}`
}

/** Whether a platform admin has signed in: then nothing is to be set up. */
export async function isSetUp({ db }: Pick<Ctx, 'db'>): Promise<boolean> {
  const [admin] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(users.platformAdmin, isNotNull(users.emailVerified)))
    .limit(1)
  return admin !== undefined
}

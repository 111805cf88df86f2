import { asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { issuers, members, users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { settings } from '@/lib/platform/env/settings'
import { NotFound } from '@/lib/platform/errors/errors'

export type DemoPerson = { userId: string; name: string; email: string; part: string }

/** Whom a visitor of the demo can be: those with a part to play first. NotFound outside demo mode. */
export async function listDemoPeople({ db }: Pick<Ctx, 'db'>): Promise<DemoPerson[]> {
  requireDemo()
  const part = sql<string>`case
    when ${users.platformAdmin} then 'Platform admin'
    when min(${members.role}) = 'admin' then 'Admin of ' || min(${issuers.name})
    when min(${members.role}) = 'reviewer' then 'Reviewer at ' || min(${issuers.name})
    else 'Learner' end`
  const people = await db
    .select({ userId: users.id, name: users.name, email: users.email, part })
    .from(users)
    .leftJoin(members, eq(members.userId, users.id))
    .leftJoin(issuers, eq(issuers.id, members.issuerId))
    // The story's people have names; who came in by a link of their own has none.
    .where(isNotNull(users.name))
    .groupBy(users.id)
    .orderBy(desc(users.platformAdmin), asc(sql`min(${members.role})`), asc(users.createdAt))
    .limit(8)
  return people.map((person) => ({ ...person, name: person.name ?? person.email }))
}

export function requireDemo(): void {
  if (!settings().LAUREL_DEMO) throw new NotFound()
}

import { asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { issuers, members, users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { settings } from '@/lib/platform/env/settings'
import { NotFound } from '@/lib/platform/errors/errors'
import { type Sentence, say } from '@/lib/platform/language/say'

export type DemoPerson = {
  userId: string
  name: string
  email: string
  /** What they are here. */
  part: Sentence
  /** Whether they have certificates only, and no seat at an issuer. */
  learner: boolean
}

/** Whom a visitor of the demo can be: those with a part to play first. NotFound outside demo mode. */
export async function listDemoPeople({ db }: Pick<Ctx, 'db'>): Promise<DemoPerson[]> {
  requireDemo()
  const people = await db
    .select({
      ...{ userId: users.id, name: users.name, email: users.email },
      platform: users.platformAdmin,
      role: sql<'admin' | 'reviewer' | null>`min(${members.role})`,
      issuer: sql<string | null>`min(${issuers.name})`,
    })
    .from(users)
    .leftJoin(members, eq(members.userId, users.id))
    .leftJoin(issuers, eq(issuers.id, members.issuerId))
    // The story's people have names; who came in by a link of their own has none.
    .where(isNotNull(users.name))
    .groupBy(users.id)
    .orderBy(desc(users.platformAdmin), asc(sql`min(${members.role})`), asc(users.createdAt))
    .limit(8)
  return people.map(({ userId, name, email, platform, role, issuer }) => ({
    ...{ userId, name: name ?? email, email },
    part: platform
      ? say('signIn.demo.parts.platform')
      : say(`signIn.demo.parts.${role ?? 'learner'}`, { issuer: issuer ?? '' }),
    learner: !platform && !role,
  }))
}

export function requireDemo(): void {
  if (!settings().LAUREL_DEMO) throw new NotFound()
}

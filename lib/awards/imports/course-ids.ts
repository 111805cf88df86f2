import { eq, sql } from 'drizzle-orm'
import { courses } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'

/** The ids of an issuer's courses by their codes in lower case, as `readRow` looks them up. */
export async function courseIdsByCode(
  { db }: Pick<Ctx, 'db'>,
  issuerId: string,
): Promise<ReadonlyMap<string, string>> {
  const known = await db
    .select({ id: courses.id, code: sql<string>`lower(${courses.code})` })
    .from(courses)
    .where(eq(courses.issuerId, issuerId))
  return new Map(known.map((course) => [course.code, course.id]))
}

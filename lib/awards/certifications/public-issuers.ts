import { asc, eq, sql } from 'drizzle-orm'
import { certificates, issuers } from '@/db/schema'
import { listCatalogue } from '@/lib/awards/certifications/public-catalogue'
import { awardedUpTo } from '@/lib/awards/certifications/public-certifications'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'

/** An issuer as anyone may know it, with the head of what it offers. Four queries. */
export async function getPublicIssuer(ctx: Ctx, slug: string) {
  const [row] = await ctx.db
    .select({
      slug: issuers.slug,
      name: issuers.name,
      url: issuers.url,
      email: issuers.email,
      description: issuers.description,
      since: issuers.createdAt,
      awarded: awardedUpTo(sql`${certificates.issuerId} = issuers.id`),
    })
    .from(issuers)
    .where(eq(issuers.slug, slug))
  if (!row) throw new NotFound()
  const head = (kind: 'certification' | 'path' | 'course') =>
    listCatalogue(ctx, { issuer: row.slug, kind, limit: 12 })
  return {
    ...row,
    certifications: await head('certification'),
    paths: await head('path'),
    courses: await head('course'),
  }
}

/** All issuers by name, as far as a list of choices can hold them. */
export async function listPublicIssuers(ctx: Ctx) {
  return ctx.db
    .select({
      slug: issuers.slug,
      name: issuers.name,
      description: issuers.description,
      certifications: sql<number>`(
        select count(*) from certifications c where c.issuer_id = issuers.id)`.mapWith(Number),
    })
    .from(issuers)
    .orderBy(asc(sql`lower(${issuers.name})`), asc(issuers.id))
    .limit(200)
}

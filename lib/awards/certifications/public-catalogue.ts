import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/access/context'
import { InputError } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { countedUpTo } from './rules'
import type { EntryKind } from './schema'

/** One line of the catalogue. */
export type Entry = {
  id: string
  kind: EntryKind
  slug: string
  title: string
  description: string
  issuerName: string
  issuerSlug: string
  /** Of a certification that expires. */
  validMonths: number | null
  /** Of a path: how many courses it has. */
  courses: number | null
}

export type CatalogueFilter = {
  kind?: EntryKind | undefined
  /** Part of a title, a description or a course's code. */
  search?: string | undefined
  /** An issuer's slug. */
  issuer?: string | undefined
  /** The `next` of the page before. */
  after?: string | undefined
  limit?: number | undefined
}

/** Everything that can be learned and earned here, by title, a page at a time. One query. */
export async function listCatalogue(ctx: Ctx, filter: CatalogueFilter = {}) {
  const limit = Math.min(filter.limit ?? 50, 200)
  const rows = await ctx.db.execute<Entry & { key: string }>(sql`
    select e.id, e.kind, e.slug, e.title, e.description, e.courses,
      e.valid_months as "validMonths", i.name as "issuerName", i.slug as "issuerSlug",
      lower(e.title) as key
    from (${everything}) e join issuers i on i.id = e.issuer_id
    where ${wanted(filter)}
    order by lower(e.title), e.id limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    entries: rows.slice(0, limit).map(({ key: _, ...entry }): Entry => entry),
    next: last ? Buffer.from(JSON.stringify([last.key, last.id])).toString('base64url') : null,
  }
}

const everything = sql`
  select c.id, 'certification' as kind, c.slug, v.title, v.description, v.valid_months,
    null::int as courses, '' as code, c.issuer_id
  from certifications c cross join lateral (
    select title, description, valid_months from certification_versions
    where certification_id = c.id order by version desc limit 1) v
  union all
  select p.id, 'path', p.slug, p.title, p.description, null,
    (select count(*)::int from path_courses where path_id = p.id), '', p.issuer_id
  from learning_paths p
  union all
  select id, 'course', slug, title, description, null, null, code, issuer_id from courses`

function wanted({ kind, search, issuer, after }: CatalogueFilter): SQL {
  const terms = [sql`true`]
  if (kind) terms.push(sql`e.kind = ${kind}`)
  if (issuer) terms.push(sql`i.slug = ${issuer.replaceAll('\0', '')}`)
  // No text in the database can hold the character that is taken out.
  const text = search?.replaceAll('\0', '').trim()
  if (text) {
    terms.push(
      sql`strpos(lower(e.title || ' ' || e.description || ' ' || e.code), lower(${text})) > 0`,
    )
  }
  if (after) {
    const [key, id] = readCursor(after)
    terms.push(sql`(lower(e.title), e.id) > (${key}, ${id}::uuid)`)
  }
  return sql.join(terms, sql` and `)
}

function readCursor(cursor: string): [key: string, id: string] {
  const broken = new InputError(say('errors.brokenPageLink'))
  const text = Buffer.from(cursor, 'base64url').toString()
  if (!/^\["(?:[^"\\]|\\.)*","[^"]*"\]$/.test(text)) throw broken
  const [key, id] = JSON.parse(text) as [string, string]
  if (!isId(id) || key.includes('\0')) throw broken
  return [key, id]
}

/** The newest certifications, those that were awarded most at the head. One query. */
export async function listFeatured(ctx: Ctx): Promise<(Entry & { awarded: number })[]> {
  return ctx.db.execute<Entry & { awarded: number }>(sql`
    select e.id, e.kind, e.slug, e.title, e.description, e.courses,
      e.valid_months as "validMonths", i.name as "issuerName", i.slug as "issuerSlug",
      (select count(*)::int from (
        select from certificates where certification_id = e.id limit ${countedUpTo}) few) as awarded
    from (${everything}) e join issuers i on i.id = e.issuer_id
    where e.kind = 'certification'
    and e.id in (select id from certifications order by id desc limit 24)
    order by awarded desc, e.id desc limit 6`)
}

/** The addresses of all that anyone may find, for the sitemap (at most the 50,000 it may hold). */
export async function listPublicAddresses(ctx: Ctx): Promise<{ kind: string; slug: string }[]> {
  return ctx.db.execute<{ kind: string; slug: string }>(sql`
    select kind, slug from (
      select 'issuer' as kind, slug from issuers
      union all select kind, slug from (${everything}) e) all_of_them
    order by kind, slug limit 49000`)
}

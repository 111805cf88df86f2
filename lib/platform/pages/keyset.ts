import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { InputError } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'

type Key = { at: AnyColumn; id: AnyColumn }

/** A row's place in a list by time and id, as text for a link: exact, where a `Date` is cut to milliseconds. */
export function placeOf({ at, id }: Key): SQL<string> {
  return sql<string>`(extract(epoch from ${at}) * 1000000)::bigint || '.' || ${id}`
}

/** The rows that come after a place, where the newest (or with `oldestFirst` the oldest) are first. */
export function beyond(
  { at, id }: Key,
  place: string | undefined,
  { oldestFirst = false } = {},
): SQL | undefined {
  if (!place) return undefined
  const [micros = '', rowId = ''] = place.split('.')
  if (!/^\d{1,16}$/.test(micros) || !isId(rowId)) throw new InputError(say('errors.brokenPageLink'))
  // Compared as one pair, which an index of the same two columns answers directly.
  const key = sql`(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${rowId}::uuid)`
  return oldestFirst ? sql`(${at}, ${id}) > ${key}` : sql`(${at}, ${id}) < ${key}`
}

/** A page of at most `limit` of the rows, of which one more was read, and the place where the next begins. */
export function pageOf<T extends { place: string }>(
  rows: T[],
  limit: number,
): { rows: T[]; next: string | null } {
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.place ?? null) : null }
}

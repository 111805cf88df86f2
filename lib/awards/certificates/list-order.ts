import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { certificates } from '@/db/schema'
import { InputError } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import type { CertificateStatus } from './rules'

/** The certificate that took the place of another, where one did. */
export const successor = alias(certificates, 'successor')

type Order = { at: AnyColumn; id: AnyColumn; oldestFirst: boolean }

/**
 * By what a list is ordered: newest first, unless the filter has an order of its own, in which an
 * index finds its rows at once. What it lets through may lie years back in the order of issuing.
 */
export function orderOf(filter: {
  status?: CertificateStatus | undefined
  expiringDays?: number | undefined
}): Order {
  const { issuedAt, expiresAt, id } = certificates
  if (filter.status === 'superseded') {
    return { at: successor.issuedAt, id: successor.id, oldestFirst: false }
  }
  if (filter.status === 'expired') return { at: expiresAt, id, oldestFirst: false }
  if (filter.expiringDays) return { at: expiresAt, id, oldestFirst: true }
  return { at: issuedAt, id, oldestFirst: false }
}

/** The columns of the order; turned round to read the page before. */
export function inOrder({ at, id, oldestFirst }: Order, backwards: boolean): SQL[] {
  const way = sql.raw(oldestFirst === backwards ? 'desc' : 'asc')
  return [sql`${at} ${way}`, sql`${id} ${way}`]
}

/** A row's place in the order, for a link. */
export function placeIn({ keyAt, keyId }: { keyAt: Date; keyId: string }): string {
  return `${keyAt.getTime()}.${keyId}`
}

/** What comes after a place, or before it. */
export function beyond(
  { at, id, oldestFirst }: Order,
  place: string | undefined,
  backwards: boolean,
): SQL | undefined {
  if (!place) return undefined
  const [time = '', rowId = ''] = place.split('.')
  if (!/^\d{1,13}$/.test(time) || !isId(rowId)) throw new InputError(say('errors.brokenPageLink'))
  const way = sql.raw(oldestFirst === backwards ? '<' : '>')
  // Compared as one pair, which an index of the same two columns answers directly.
  return sql`(${at}, ${id}) ${way} (${new Date(Number(time)).toISOString()}::timestamptz, ${rowId}::uuid)`
}

import { and, desc, eq, ilike, or, sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { mailboxMessages } from '@/db/schema/mailbox'
import { settings } from '@/lib/platform/env/settings'
import { isId, newId } from '@/lib/platform/ids/ids'
import { MailError } from './mail-error'
import { maskSecretLinks } from './mask'
import type { Transport } from './message'

/**
 * Keeps messages in the database, where `listMailbox` shows them. The same key is kept once. An
 * address that can reach nobody is refused as a mail server would, so that this too can be tried.
 */
export function mailboxTransport(db: Database): Transport {
  return async ({ to, subject, html, text, idempotencyKey, secretLinks = false }) => {
    if (reachesNobody.test(to)) {
      throw new MailError('No mail server has addresses that end in .invalid.', {
        ...{ retry: false, address: true },
      })
    }
    const row = { id: newId(), toAddress: to, subject, html, text, idempotencyKey, secretLinks }
    const id = { id: mailboxMessages.id }
    const [kept] = await db
      .insert(mailboxMessages)
      .values(row)
      .onConflictDoNothing({ target: mailboxMessages.idempotencyKey })
      .returning(id)
    if (kept) return { providerId: kept.id }
    const [earlier] = await db
      .select(id)
      .from(mailboxMessages)
      .where(eq(mailboxMessages.idempotencyKey, idempotencyKey))
    // Deleted in between: the message had been kept, which is all that was asked.
    return { providerId: earlier?.id ?? row.id }
  }
}

/** The names that RFC 2606 keeps free of owners for good. */
const reachesNobody = /\.invalid$/i

/**
 * The newest messages first, without their bodies, at most `limit`. `next` continues the list as
 * `before`; it is null at its end. A `before` that this did not make begins at the newest.
 */
export async function listMailbox(
  db: Database,
  {
    before,
    search,
    limit = 50,
  }: { before?: string | undefined; search?: string | undefined; limit?: number } = {},
): Promise<{ messages: MailboxEntry[]; next: string | null }> {
  const found = await db
    .select(entry)
    .from(mailboxMessages)
    .where(and(matches(search), before ? olderThan(before) : undefined))
    .orderBy(desc(mailboxMessages.createdAt), desc(mailboxMessages.id))
    .limit(limit + 1)
  const messages = found.slice(0, limit)
  const last = messages.at(-1)
  return { messages, next: found.length > limit && last ? cursorOf(last) : null }
}

/** One message, or null. Outside demo mode its sign-in links are masked: nobody signs in as another. */
export async function getMailboxMessage(db: Database, id: string): Promise<MailboxMessage | null> {
  if (!isId(id)) return null
  const { html, text } = mailboxMessages
  const [message] = await db
    .select({ ...entry, html, text })
    .from(mailboxMessages)
    .where(eq(mailboxMessages.id, id))
  if (!message) return null
  if (settings().LAUREL_DEMO || !message.secretLinks) return message
  return { ...message, html: maskSecretLinks(message.html), text: maskSecretLinks(message.text) }
}

export type MailboxEntry = {
  id: string
  toAddress: string
  subject: string
  secretLinks: boolean
  createdAt: Date
}

export type MailboxMessage = MailboxEntry & { html: string; text: string }

const entry = {
  id: mailboxMessages.id,
  toAddress: mailboxMessages.toAddress,
  subject: mailboxMessages.subject,
  secretLinks: mailboxMessages.secretLinks,
  createdAt: mailboxMessages.createdAt,
}

/** By the beginning of the address, or by a part of the subject. */
function matches(search: string | undefined) {
  const part = search
    ?.replaceAll('\0', '')
    .trim()
    .replace(/[\\%_]/g, '\\$&')
  if (!part) return undefined
  const { toAddress, subject } = mailboxMessages
  return or(ilike(toAddress, `${part}%`), ilike(subject, `%${part}%`))
}

function cursorOf({ createdAt, id }: MailboxEntry) {
  return `${createdAt.getTime()}-${id}`
}

function olderThan(cursor: string) {
  const [, time = '', id = ''] = cursor.match(/^(\d{1,15})-(.+)$/) ?? []
  const date = new Date(Number(time))
  if (!isId(id) || Number.isNaN(date.getTime())) return undefined
  // Compared as one pair, which the index of the same two columns answers directly.
  const pair = sql`(${mailboxMessages.createdAt}, ${mailboxMessages.id})`
  return sql`${pair} < (${date.toISOString()}::timestamptz, ${id}::uuid)`
}

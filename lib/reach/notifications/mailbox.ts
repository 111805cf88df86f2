import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { getMailboxMessage, listMailbox } from '@/lib/platform/email/mailbox'
import { NotFound } from '@/lib/platform/errors/errors'

/** The local mailbox, newest first. Platform admins only. */
export async function listMailboxMessages(
  ctx: Ctx,
  page: { before?: string | undefined; search?: string | undefined; limit?: number } = {},
) {
  requirePlatformAdmin(ctx)
  return listMailbox(ctx.db, page)
}

/** One message of the local mailbox; outside demo mode without its sign-in links. Platform admins only. */
export async function getMessage(ctx: Ctx, { id }: { id: string }) {
  requirePlatformAdmin(ctx)
  const message = await getMailboxMessage(ctx.db, id)
  if (!message) throw new NotFound()
  return message
}

import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { invitations } from '@/db/schema'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'

/** An invitation's row by its id, or NotFound. Whose it is, the caller asks. */
export async function findInvitation(tx: Transaction, invitationId: string) {
  if (!isId(invitationId)) throw new NotFound()
  const [found] = await tx.select().from(invitations).where(eq(invitations.id, invitationId))
  if (!found) throw new NotFound()
  return found
}

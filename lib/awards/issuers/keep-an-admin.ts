import { and, count, eq, ne } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { issuers, members } from '@/db/schema'
import { Conflict } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'

/**
 * Lets one change of an issuer's members happen at a time, and refuses one that would leave the
 * issuer without an admin: Conflict when `userId` is the last.
 */
export async function keepAnAdmin(
  tx: Transaction,
  { issuerId, userId }: { issuerId: string; userId: string },
): Promise<void> {
  await tx.select({ id: issuers.id }).from(issuers).where(eq(issuers.id, issuerId)).for('update')
  const [others] = await tx
    .select({ admins: count() })
    .from(members)
    .where(
      and(eq(members.issuerId, issuerId), eq(members.role, 'admin'), ne(members.userId, userId)),
    )
  if (!others?.admins) throw new Conflict(say('people.lastAdmin'))
}

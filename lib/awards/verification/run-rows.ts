import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { verificationRuns } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'

/** What stands in the link of a run: 256 random bits. Kept is its hash alone. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** The run that a link leads to; NotFound for any other, and for one whose time is over. */
export async function findRun({ db, now }: Pick<Ctx, 'db' | 'now'>, secret: string) {
  const [run] = await db
    .select()
    .from(verificationRuns)
    .where(and(eq(verificationRuns.secretHash, hashOf(secret)), gt(verificationRuns.forgetAt, now)))
  if (!run) throw new NotFound()
  return run
}

/** Where a run's files lie until each is verified. */
export function filesOf(runId: string): string {
  return `verifications/${runId}/`
}

/** Where a run's report lies. */
export function reportKey(runId: string): string {
  return `verification-reports/${runId}.pdf`
}

import { and, eq, gt } from 'drizzle-orm'
import { verificationRuns } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { hashOfSecret } from '@/lib/platform/secrets/secret'

/** The run that a link leads to; NotFound for any other, and for one whose time is over. */
export async function findRun({ db, now }: Pick<Ctx, 'db' | 'now'>, secret: string) {
  const [run] = await db
    .select()
    .from(verificationRuns)
    .where(
      and(
        eq(verificationRuns.secretHash, hashOfSecret(secret)),
        gt(verificationRuns.forgetAt, now),
      ),
    )
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

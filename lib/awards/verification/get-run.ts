import { and, asc, count, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { verificationItems } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import type { Told } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import { type Verdict, verdicts } from '@/lib/proof/credentials/verify/checks'
import { reasonOf } from './reason'
import { findRun, reportKey } from './run-rows'
import type { Verification } from './schema'

const pageSize = 100

export const runQuery = z.object({
  secret: z.string(),
  verdict: z.enum(verdicts).optional().catch(undefined),
  after: z.coerce.number().pipe(z.int32()).optional().catch(undefined),
})

/** One thing of a run. `label` is what was given; all else is null until it is verified. */
export type RunItem = {
  number: number
  label: string
  verdict: Verdict | null
  reason: Told | null
  title: string | null
  recipientName: string | null
  issuerName: string | null
  publicId: string | null
}

/**
 * A run as whoever has its link may see it: how far it is, how many there are of each verdict, and a
 * page of its things, those of one verdict or all. NotFound for another link.
 */
export async function getRun(ctx: Ctx, input: z.input<typeof runQuery>) {
  const { secret, verdict, after } = runQuery.parse(input)
  const run = await findRun(ctx, secret)
  const ofRun = eq(verificationItems.runId, run.id)
  const counted = await ctx.db
    .select({ verdict: verificationItems.verdict, count: count() })
    .from(verificationItems)
    .where(ofRun)
    .groupBy(verificationItems.verdict)
  const rows = await ctx.db
    .select()
    .from(verificationItems)
    .where(
      and(
        ofRun,
        verdict && eq(verificationItems.verdict, verdict),
        after === undefined ? undefined : gt(verificationItems.number, after),
      ),
    )
    .orderBy(asc(verificationItems.number))
    .limit(pageSize + 1)
  const page = rows.slice(0, pageSize)
  const { total, done, createdAt, endedAt, forgetAt } = run
  return {
    ...{ total, done, createdAt, endedAt, forgetAt },
    counts: new Map(counted.flatMap((row) => (row.verdict ? [[row.verdict, row.count]] : []))),
    hasReport: endedAt !== null && (await reportIsThere(run.id)),
    items: page.map(toItem),
    next: rows.length > pageSize ? (page.at(-1)?.number ?? null) : null,
  }
}

/** Everything of a run, for its files. NotFound for another link. */
export async function listRunItems(ctx: Ctx, { secret }: { secret: string }) {
  const run = await findRun(ctx, secret)
  return { run, items: await itemsOf(ctx, run.id) }
}

export async function itemsOf({ db }: Pick<Ctx, 'db'>, runId: string): Promise<RunItem[]> {
  const rows = await db
    .select()
    .from(verificationItems)
    .where(eq(verificationItems.runId, runId))
    .orderBy(asc(verificationItems.number))
  return rows.map(toItem)
}

function toItem({
  number,
  label,
  verdict,
  result,
}: typeof verificationItems.$inferSelect): RunItem {
  // As it was written, but for dates, which are text now.
  const found = result as Pick<
    Verification,
    'verdict' | 'checks' | 'certificate' | 'foreign'
  > | null
  const { certificate, foreign } = found ?? {}
  return {
    ...{ number, label, verdict: verdict as Verdict | null },
    reason: found && reasonOf(found),
    title: certificate?.title ?? foreign?.title ?? null,
    recipientName: certificate?.recipientName ?? foreign?.recipientName ?? null,
    issuerName: certificate?.issuer.name ?? foreign?.issuer.name ?? foreign?.issuer.id ?? null,
    publicId: certificate && !certificate.private ? certificate.publicId : null,
  }
}

async function reportIsThere(runId: string): Promise<boolean> {
  for await (const { key } of storage().list(reportKey(runId))) return key === reportKey(runId)
  return false
}

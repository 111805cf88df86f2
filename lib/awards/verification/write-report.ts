import { eq } from 'drizzle-orm'
import { verificationRuns } from '@/db/schema'
import { loadSigningKey } from '@/lib/awards/signing/load-signing-key'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { settings } from '@/lib/platform/env/settings'
import { english } from '@/lib/platform/language/english'
import { firstLocale } from '@/lib/platform/language/languages'
import { dayOf } from '@/lib/platform/language/rules'
import { say } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import { type Verdict, verdicts } from '@/lib/proof/credentials/verify/checks'
import { describeCertificate } from '@/lib/proof/documents/sign/describe-certificate'
import { makeReport } from '@/lib/proof/reports/make-report'
import type { Mood, Report } from '@/lib/proof/reports/schema'
import { itemsOf, type RunItem } from './get-run'
import { reportKey } from './run-rows'

/**
 * Makes the report of a run and keeps it: what was asked, when, and what was found of each thing,
 * signed with the installation's own key. Jobs.
 */
export async function writeReport(ctx: Ctx, { runId }: { runId: string }): Promise<void> {
  requirePlatformAdmin(ctx)
  const [run] = await ctx.db.select().from(verificationRuns).where(eq(verificationRuns.id, runId))
  if (!run) return
  const key = await loadSigningKey(ctx, { issuerId: null })
  const signer = describeCertificate(key.certificates[0] as Uint8Array)
  const items = await itemsOf(ctx, runId)
  const report = toReport(items, { madeAt: ctx.now, askedAt: run.createdAt, signer })
  const bytes = await makeReport({ report, key })
  await storage().put(reportKey(runId), bytes, { contentType: 'application/pdf' })
}

type About = {
  madeAt: Date
  askedAt: Date
  signer: { subject: string; sha256: string }
}

function toReport(items: RunItem[], { madeAt, askedAt, signer }: About): Report {
  const site = settings().baseUrl
  const text = (key: keyof typeof names) => english(say(names[key]))
  const counted = verdicts.flatMap((verdict) => {
    const count = items.filter((item) => item.verdict === verdict).length
    return count > 0 ? [`${english(say(`verify.verdict.${verdict}.name`))}: ${count}`] : []
  })
  const signed = say('verify.report.signed', { name: signer.subject, sha256: signer.sha256 })
  return {
    ...{ language: firstLocale, madeAt, title: text('title'), lead: text('lead') },
    facts: [
      { name: text('by'), value: site },
      { name: text('asked'), value: momentOf(askedAt) },
      { name: text('made'), value: momentOf(madeAt) },
      {
        name: text('what'),
        value: english(say('verify.report.things', { count: items.length })),
      },
      { name: text('found'), value: counted.join(' · ') },
      { name: text('signature'), value: english(signed) },
    ],
    columns: [
      { name: text('number'), share: 0.06 },
      { name: text('given'), share: 0.3 },
      { name: text('outcome'), share: 0.13 },
      { name: text('certificate'), share: 0.26 },
      { name: text('reason'), share: 0.25 },
    ],
    rows: items.map(({ number, label, verdict, reason, ...about }) => [
      ...[String(number), label],
      ...[
        verdict
          ? { text: english(say(`verify.verdict.${verdict}.name`)), mood: moods[verdict] }
          : '',
      ],
      [about.recipientName, about.title, about.issuerName].filter(Boolean).join(' · '),
      reason ? english(reason) : '',
    ]),
    foot: english(say('verify.report.foot', { site, day: dayOf(madeAt) })),
    pageName: english(say('verify.report.page', { page: '{page}', pages: '{pages}' })),
  }
}

const names = {
  title: 'verify.report.title',
  lead: 'verify.report.lead',
  by: 'verify.report.by',
  asked: 'verify.report.asked',
  made: 'verify.report.made',
  what: 'verify.report.what',
  found: 'verify.report.found',
  signature: 'verify.report.signature',
  number: 'verify.many.column.number',
  given: 'verify.many.column.given',
  outcome: 'verify.many.column.outcome',
  certificate: 'verify.many.column.certificate',
  reason: 'verify.many.column.reason',
} as const

const moods: Record<Verdict, Mood> = {
  ...{ valid: 'good', invalid: 'bad', revoked: 'warning', suspended: 'warning' },
  ...{ expired: 'warning', unverifiable: 'unsure' },
}

function momentOf(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

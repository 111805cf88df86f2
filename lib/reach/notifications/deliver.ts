import { createHash, randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  certificates,
  certificationVersions,
  deliveries,
  issuers,
  learners,
  notifications,
  privateCertificates,
  revocations,
} from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { MailError } from '@/lib/platform/email/mail-error'
import { renderEmail } from '@/lib/platform/email/render'
import { send } from '@/lib/platform/email/send'
import { settings } from '@/lib/platform/env/settings'
import { certificateMail } from './certificate-mail'

const attemptLimit = 10
const atOnce = 5

/** How long a run may be silent about a mail it has in hand before another takes it over. */
const lease = sql`interval '10 minutes'`

/**
 * Sends the next pending mails (at most 50), of the certificates given or of all. A run takes its
 * mails in hand first, so that two runs at once never send the same one. Each is sent under its
 * delivery's id, so a second try is the same message to services that know such keys. A refused
 * address ends its delivery; trouble with the service leaves it pending, not to be tried before the
 * time that the service named, and is thrown at the end so that the job tries again. Answers how many
 * were taken in hand: none means that none is left for now.
 */
export async function deliver(
  ctx: Ctx,
  { certificateIds }: { certificateIds?: string[] } = {},
): Promise<number> {
  requirePlatformAdmin(ctx)
  const run = randomUUID()
  const claimed = await claim(ctx, run, certificateIds)
  if (claimed.length === 0) return 0
  const mails = await readMails(ctx, claimed)
  let trouble: MailError | undefined
  for (let i = 0; i < mails.length; i += atOnce) {
    const outcomes = await Promise.all(
      mails.slice(i, i + atOnce).map((mail) => sendOne(ctx, run, mail)),
    )
    trouble ??= outcomes.find((outcome) => outcome !== undefined)
  }
  if (trouble) throw trouble
  return mails.length
}

/** Takes mails in hand: those that nobody has, and those of a run that has died. */
async function claim(ctx: Ctx, run: string, certificateIds: string[] | undefined) {
  const of = certificateIds && JSON.stringify(certificateIds)
  const rows = await ctx.db.execute<{ id: string }>(sql`
    update deliveries set claimed_by = ${run}, claimed_at = now()
    where id in (
      select d.id from deliveries d
      ${
        of
          ? sql`join notifications n on n.id = d.notification_id and n.certificate_id in
              (select value::uuid from jsonb_array_elements_text(${of}::jsonb))`
          : sql``
      }
      where d.state = 'pending' and (d.due_at is null or d.due_at <= now())
        and (d.claimed_at is null or d.claimed_at < now() - ${lease})
      order by d.created_at, d.id
      limit 50
      for update of d skip locked)
    returning id`)
  return rows.map((row) => row.id)
}

type Mail = Awaited<ReturnType<typeof readMails>>[number]

function readMails(ctx: Ctx, ids: string[]) {
  return ctx.db
    .select({
      deliveryId: deliveries.id,
      attempts: deliveries.attempts,
      type: notifications.type,
      threshold: notifications.threshold,
      to: reachedAt,
      name: certificates.recipientName,
      publicId: certificates.publicId,
      privateSince: privateCertificates.since,
      title: certificationVersions.title,
      issuerName: issuers.name,
      expiresAt: certificates.expiresAt,
      reason: revocations.reason,
    })
    .from(deliveries)
    .innerJoin(notifications, eq(notifications.id, deliveries.notificationId))
    .innerJoin(learners, eq(learners.id, notifications.learnerId))
    .innerJoin(person, eq(person.id, sql`coalesce(${learners.mergedIntoId}, ${learners.id})`))
    .innerJoin(certificates, eq(certificates.id, notifications.certificateId))
    .innerJoin(issuers, eq(issuers.id, certificates.issuerId))
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(privateCertificates, eq(privateCertificates.certificateId, certificates.id))
    .where(inArray(deliveries.id, ids))
    .orderBy(asc(deliveries.createdAt), asc(deliveries.id))
}

const person = alias(learners, 'person')

/** Where a person wants their mail: a learner's address leads to the primary one of who has proven it. */
const reachedAt = sql<string>`coalesce(
  (select u.email from user_addresses a join users u on u.id = a.user_id
    where a.email = lower(${person.email})),
  ${person.email})`

/** Answers the error when the mail is worth another try. */
async function sendOne(ctx: Ctx, run: string, mail: Mail): Promise<MailError | undefined> {
  if (!(await stillOurs(ctx, run, mail))) return undefined
  const { subject, element } = certificateMail(mail, settings().baseUrl)
  const message = { to: mail.to, subject, ...(await renderEmail(element)) }
  // A delivery sent again after its address was mended is another message than the one refused.
  const idempotencyKey = `delivery/${mail.deliveryId}/${addressKey(mail.to)}`
  try {
    const sent = await send({ ...message, idempotencyKey })
    await close(ctx, run, mail, { state: 'sent', providerId: sent.providerId, sentAt: ctx.now })
    return undefined
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    const state = stateAfter(error, mail)
    const wait = error.retryAfter
    const dueAt = state === 'pending' && wait ? new Date(Date.now() + wait * 1000) : null
    await close(ctx, run, mail, { state, error: error.message, dueAt })
    return state === 'pending' ? error : undefined
  }
}

/** A service that names a time is not at the end of its patience: only other trouble counts. */
function stateAfter(error: MailError, mail: Mail) {
  if (error.address) return 'bounced' as const
  if (!error.retry) return 'failed' as const
  return mail.attempts + 1 >= attemptLimit && !error.retryAfter ? 'failed' : 'pending'
}

function addressKey(address: string) {
  return createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 16)
}

/** Holds on to the mail for as long as one sending takes; false when another run has it by now. */
async function stillOurs(ctx: Ctx, run: string, mail: Mail) {
  const held = await ctx.db
    .update(deliveries)
    .set({ claimedAt: sql`now()` })
    .where(ours(run, mail))
    .returning({ id: deliveries.id })
  return held.length > 0
}

function close(
  ctx: Ctx,
  run: string,
  mail: Mail,
  outcome: Partial<typeof deliveries.$inferInsert>,
) {
  return ctx.db
    .update(deliveries)
    .set({
      ...{ error: null, dueAt: null, ...outcome, address: mail.to },
      ...{ claimedBy: null, claimedAt: null, attempts: sql`${deliveries.attempts} + 1` },
    })
    .where(ours(run, mail))
}

function ours(run: string, mail: Mail) {
  return and(
    eq(deliveries.id, mail.deliveryId),
    eq(deliveries.state, 'pending'),
    eq(deliveries.claimedBy, run),
  )
}

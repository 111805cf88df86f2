import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import {
  certificates,
  certificationVersions,
  deliveries,
  issuers,
  learners,
  notifications,
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

/**
 * Sends the next pending mails (at most 50), of the certificates given or of all. Each is sent under
 * its delivery's id, so a second try is the same message to services that know such keys. A refused
 * address ends its delivery; trouble with the service leaves it pending, and is thrown at the end so
 * that the job tries again. Answers how many were taken up: none means that none is left.
 */
export async function deliver(
  ctx: Ctx,
  { certificateIds }: { certificateIds?: string[] } = {},
): Promise<number> {
  requirePlatformAdmin(ctx)
  const mails = await nextMails(ctx, certificateIds)
  let trouble: MailError | undefined
  for (let i = 0; i < mails.length; i += atOnce) {
    const outcomes = await Promise.all(mails.slice(i, i + atOnce).map((mail) => sendOne(ctx, mail)))
    trouble ??= outcomes.find((outcome) => outcome !== undefined)
  }
  if (trouble) throw trouble
  return mails.length
}

type Mail = Awaited<ReturnType<typeof nextMails>>[number]

function nextMails(ctx: Ctx, certificateIds: string[] | undefined) {
  return ctx.db
    .select({
      deliveryId: deliveries.id,
      attempts: deliveries.attempts,
      type: notifications.type,
      threshold: notifications.threshold,
      to: learners.email,
      name: certificates.recipientName,
      publicId: certificates.publicId,
      title: certificationVersions.title,
      issuerName: issuers.name,
      expiresAt: certificates.expiresAt,
      reason: revocations.reason,
    })
    .from(deliveries)
    .innerJoin(notifications, eq(notifications.id, deliveries.notificationId))
    .innerJoin(learners, eq(learners.id, notifications.learnerId))
    .innerJoin(certificates, eq(certificates.id, notifications.certificateId))
    .innerJoin(issuers, eq(issuers.id, certificates.issuerId))
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(
      and(
        eq(deliveries.state, 'pending'),
        certificateIds && inArray(notifications.certificateId, certificateIds),
      ),
    )
    .orderBy(asc(deliveries.createdAt), asc(deliveries.id))
    .limit(50)
}

/** Answers the error when the mail is worth another try. */
async function sendOne(ctx: Ctx, mail: Mail): Promise<MailError | undefined> {
  const { subject, element } = certificateMail(mail, settings().baseUrl)
  const message = { to: mail.to, subject, ...(await renderEmail(element)) }
  try {
    const sent = await send({ ...message, idempotencyKey: `delivery/${mail.deliveryId}` })
    await close(ctx, mail, { state: 'sent', providerId: sent.providerId, sentAt: ctx.now })
    return undefined
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    const final = !error.retry || mail.attempts + 1 >= attemptLimit
    await close(ctx, mail, { state: final ? 'failed' : 'pending', error: error.message })
    return final ? undefined : error
  }
}

function close(ctx: Ctx, mail: Mail, outcome: Partial<typeof deliveries.$inferInsert>) {
  return ctx.db
    .update(deliveries)
    .set({ error: null, ...outcome, attempts: sql`${deliveries.attempts} + 1` })
    .where(and(eq(deliveries.id, mail.deliveryId), eq(deliveries.state, 'pending')))
}

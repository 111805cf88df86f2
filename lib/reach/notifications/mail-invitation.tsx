import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { invitations, issuers, users } from '@/db/schema'
import { invitationToken } from '@/lib/awards/issuers/invitation-token'
import { invitationDays } from '@/lib/awards/issuers/invite-member'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { ActionButton, Paragraph } from '@/lib/platform/email/blocks'
import { EmailLayout } from '@/lib/platform/email/layout'
import { MailError } from '@/lib/platform/email/mail-error'
import { renderEmail } from '@/lib/platform/email/render'
import { send } from '@/lib/platform/email/send'
import { settings } from '@/lib/platform/env/settings'
import { wordsIn } from '@/lib/platform/language/english'
import { directionOf, firstLocale } from '@/lib/platform/language/languages'

/**
 * Mails the link of an invitation that is still open and has not been mailed. A refused address is
 * kept with the invitation, for its issuer's admins; other trouble is thrown, so that the job tries
 * again. Platform admins and jobs.
 */
export async function mailInvitation(
  ctx: Ctx,
  { invitationId }: { invitationId: string },
): Promise<void> {
  requirePlatformAdmin(ctx)
  const open = await readOpen(ctx, invitationId)
  if (!open) return
  const { id, round, email } = open
  try {
    await send({ ...(await mail(open)), to: email, idempotencyKey: `invitation/${id}/${round}` })
    await note(ctx, open, { mailedAt: ctx.now, mailError: null })
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    await note(ctx, open, { mailError: error.message })
    if (error.retry) throw error
  }
}

type Open = NonNullable<Awaited<ReturnType<typeof readOpen>>>

async function readOpen(ctx: Ctx, invitationId: string) {
  const [open] = await ctx.db
    .select({
      ...{ id: invitations.id, round: invitations.round, email: invitations.email },
      ...{ role: invitations.role, issuerName: issuers.name },
      invitedBy: sql<string | null>`coalesce(${users.name}, ${users.email})`,
    })
    .from(invitations)
    .innerJoin(issuers, eq(issuers.id, invitations.issuerId))
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(
      and(
        eq(invitations.id, invitationId),
        isNull(invitations.mailedAt),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, ctx.now),
      ),
    )
  return open ?? null
}

async function mail(open: Open) {
  const { baseUrl } = settings()
  const t = wordsIn(firstLocale)
  const { issuerName: issuer, role, invitedBy } = open
  const values = { issuer, role, host: new URL(baseUrl).host, days: invitationDays }
  const subject = t('mail.invitation.subject', values)
  const body = await renderEmail(
    <EmailLayout
      {...{ lang: firstLocale, dir: directionOf(firstLocale) }}
      preview={t('mail.invitation.preview', values)}
      heading={subject}
      footer={t('mail.invitation.footer', values)}
    >
      <Paragraph>
        {invitedBy
          ? t('mail.invitation.invitedBy', { ...values, inviter: invitedBy })
          : t('mail.invitation.invited', values)}
      </Paragraph>
      <Paragraph>{t('mail.invitation.role', values)}</Paragraph>
      <ActionButton href={`${baseUrl}/invitations/${invitationToken(open)}`}>
        {t('mail.invitation.button')}
      </ActionButton>
      <Paragraph>{t('mail.invitation.once', values)}</Paragraph>
    </EmailLayout>,
  )
  return { subject, ...body, secretLinks: true }
}

/** Of this round only: an invitation that was sent again meanwhile has a mail of its own. */
async function note(ctx: Ctx, { id, round }: Open, told: Partial<typeof invitations.$inferInsert>) {
  await ctx.db
    .update(invitations)
    .set(told)
    .where(and(eq(invitations.id, id), eq(invitations.round, round)))
}

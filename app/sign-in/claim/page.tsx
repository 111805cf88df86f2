import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { CalmCard } from '@/components/shell/calm-card'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { getPublicCertificate } from '@/lib/awards/certificates/queries'
import { isMyCertificate } from '@/lib/reach/sign-in/claim'
import { claim } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('signIn'))('claim.title')
  return { title, robots: { index: false } }
}

/** “This is mine”: from a certificate's page to the account that holds it, existing yet or not. */
export default async function ClaimPage({ searchParams }: PageProps) {
  const { certificate: asked } = await searchParams
  const publicId = String(asked)
  const { certificate, actor, mine } = await gate(async (ctx) => ({
    certificate: await getPublicCertificate(ctx, publicId),
    actor: ctx.actor,
    mine: await isMyCertificate(ctx, { publicId }),
  }))
  const t = await getTranslations('signIn')
  const issuer = certificate.issuer.name
  return (
    <CalmCard
      title={t('claim.title')}
      lead={
        mine
          ? t('claim.yours')
          : actor.kind === 'user'
            ? t('claim.signedIn', { email: actor.email })
            : t('claim.text')
      }
    >
      <div className="mb-6 rounded-md bg-sunk px-4 py-3 text-center">
        <p dir="auto" className="wrap-anywhere font-serif text-lg">
          {certificate.title}
        </p>
        <p className="wrap-anywhere text-muted">{t('claim.awardedBy', { issuer })}</p>
      </div>
      {mine ? (
        <ButtonLink size="large" className="w-full" href="/dashboard">
          {t('claim.open')}
        </ButtonLink>
      ) : (
        <ActionForm action={claim} className="space-y-4">
          <input type="hidden" name="publicId" value={publicId} />
          <SubmitButton size="large" className="w-full" busy={t('sending')}>
            {t('claim.button')}
          </SubmitButton>
          <p className="text-center text-muted">{t('claim.other', { issuer })}</p>
        </ActionForm>
      )}
    </CalmCard>
  )
}

import { Globe, Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import type { getPrivacy } from '@/lib/awards/privacy/get-privacy'
import { setPrivate, setPublic } from './actions'
import { ShareLinks } from './share-links'

type Props = {
  publicId: string
  /** The address of its public page. */
  address: string
  issuerName: string
  privacy: Awaited<ReturnType<typeof getPrivacy>>
}

/** Who can see a certificate besides its learner, and the links that show it. */
export function Privacy({ publicId, address, issuerName, privacy }: Props) {
  const t = useTranslations('privacy')
  const isPrivate = privacy.since !== null
  const Icon = isPrivate ? Lock : Globe
  return (
    <>
      <Section title={t('title')}>
        <div className="flex gap-3">
          <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
          <div className="min-w-0 space-y-1">
            <p data-testid="privacy" className="font-medium">
              {t(isPrivate ? 'private' : 'public')}
            </p>
            <p className="wrap-anywhere text-muted">
              {isPrivate ? t('privateText', { issuer: issuerName }) : t('publicText', { address })}
            </p>
          </div>
        </div>
        <ActionForm action={isPrivate ? setPublic : setPrivate} toast className="mt-4">
          <input type="hidden" name="publicId" value={publicId} />
          <SubmitButton look="plain">{t(isPrivate ? 'makePublic' : 'makePrivate')}</SubmitButton>
        </ActionForm>
      </Section>
      {isPrivate || privacy.links.length > 0 ? (
        <ShareLinks publicId={publicId} isPrivate={isPrivate} links={privacy.links} />
      ) : null}
    </>
  )
}

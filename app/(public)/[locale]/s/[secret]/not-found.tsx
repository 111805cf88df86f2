import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { ButtonLink } from '@/components/ui/button'

/** For a link that was ended, is over, or was not copied whole. */
export default async function SharedNotFound() {
  const t = await getTranslations()
  return (
    <Notice
      title={t('privacy.shown.missing')}
      actions={
        <ButtonLink look="plain" href="/verify">
          {t('privacy.shown.verify')}
        </ButtonLink>
      }
    >
      <title>{`${t('privacy.shown.missing')} · Laurel`}</title>
      <p>{t('privacy.shown.missingText')}</p>
    </Notice>
  )
}

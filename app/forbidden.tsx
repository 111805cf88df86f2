import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { NoticePage } from './notice-page'

export default async function ForbiddenPage() {
  const t = await getTranslations('shell')
  return (
    <NoticePage
      about="forbidden"
      actions={
        <>
          <ButtonLink href="/dashboard">{t('myCertificates')}</ButtonLink>
          <ButtonLink look="plain" href="/sign-in">
            {t('forbidden.other')}
          </ButtonLink>
        </>
      }
    />
  )
}

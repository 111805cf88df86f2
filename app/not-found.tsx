import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { NoticePage } from './notice-page'

export default async function NotFoundPage() {
  const t = await getTranslations('shell')
  return (
    <NoticePage
      about="notFound"
      actions={
        <ButtonLink look="plain" href="/">
          {t('toHome')}
        </ButtonLink>
      }
    />
  )
}

import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { NoticePage } from './notice-page'

export default async function UnauthorizedPage() {
  const t = await getTranslations('shell')
  return (
    <NoticePage
      about="unauthorised"
      actions={<ButtonLink href="/sign-in">{t('signIn')}</ButtonLink>}
    />
  )
}

import { getTranslations } from 'next-intl/server'
import { CalmCard } from '@/components/shell/calm-card'
import { ButtonLink } from '@/components/ui/button'

/** A link that is none of ours: most often a part of one. */
export default async function NotWhole() {
  const t = await getTranslations('people.accept.notWhole')
  return (
    <CalmCard title={t('title')} lead={t('text')}>
      <title>{`${t('tab')} · Laurel`}</title>
      <ButtonLink look="plain" size="large" className="w-full" href="/">
        {t('toHome')}
      </ButtonLink>
    </CalmCard>
  )
}

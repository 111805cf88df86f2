import { useTranslations } from 'next-intl'
import { TabLinks } from '@/components/ui/tabs'

const parts = ['learners', 'members', 'invitations', 'duplicates', 'undeliverable'] as const
type Part = (typeof parts)[number]

/** The parts of People; each is a page of its own. */
export function PeopleTabs({ here }: { here: Part }) {
  const t = useTranslations('people')
  const tabs = parts.map((part) => ({
    href: part === 'learners' ? '/admin/people' : `/admin/people/${part}`,
    name: t(`tabs.${part}`),
    here: part === here,
  }))
  return <TabLinks label={t('title')} tabs={tabs} />
}

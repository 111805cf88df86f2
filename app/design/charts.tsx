import { useTranslations } from 'next-intl'
import { BarList } from '@/components/charts/bar-list'
import { MonthChart } from '@/components/charts/month-chart'
import { Section } from '@/components/ui/section'

const months = Array.from({ length: 12 }, (_, i) => ({
  month: `2026-${String(i + 1).padStart(2, '0')}`,
  count: (i * 7919) % 1234,
}))

export function Charts() {
  const t = useTranslations('design')
  return (
    <Section title={t('charts')}>
      <div className="space-y-6">
        <MonthChart label={t('charts')} unit={t('unit')} months={months} />
        <MonthChart label={t('charts')} unit={t('unit')} months={months} shape="area" />
        <BarList
          label={t('charts')}
          rows={[412, 97, 3, 0].map((count, n) => ({
            key: String(n),
            name: t('step', { n: n + 1 }),
            count,
            href: '#',
          }))}
        />
      </div>
    </Section>
  )
}

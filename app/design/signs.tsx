import { CircleCheck, CircleX, Clock, History, Info, Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { CopyButton } from '@/components/ui/copy-button'
import { Kbd } from '@/components/ui/kbd'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Section } from '@/components/ui/section'
import { Skeleton, SkeletonTable } from '@/components/ui/skeleton'
import { Steps } from '@/components/ui/steps'

const badges = [
  ['valid', CircleCheck],
  ['warn', Clock],
  ['danger', CircleX],
  ['slate', History],
  ['gold', Star],
] as const

export function Signs() {
  const t = useTranslations('design')
  const steps = [1, 2, 3].map((n) => ({ name: t('step', { n }), href: '#' }))
  return (
    <Section title={t('signs')}>
      <div className="space-y-4">
        <p className="flex flex-wrap gap-2">
          {badges.map(([tone, icon]) => (
            <Badge key={tone} tone={tone} icon={icon}>
              {t(`tones.${tone}`)}
            </Badge>
          ))}
        </p>
        {(['valid', 'warn', 'danger', 'slate'] as const).map((tone) => (
          <Banner key={tone} tone={tone} title={t(`tones.${tone}`)}>
            <p>{t('prose')}</p>
          </Banner>
        ))}
        <ProgressBar label={t('progress')} value={1234} max={20_000} />
        <ProgressBar label={t('progress')} value={20_000} max={20_000} />
        <Steps steps={steps} current={0} />
        <Steps steps={steps} current={1} />
        <Steps steps={steps} current={3} />
        <p className="flex items-center gap-2">
          <Kbd>⌘</Kbd> <Kbd>K</Kbd>
          <CopyButton text="Laurel" />
          <Info aria-hidden="true" className="size-4 text-muted" />
        </p>
        <Skeleton className="h-6 w-1/2" />
        <SkeletonTable rows={3} columns={4} />
      </div>
    </Section>
  )
}

import { useTranslations } from 'next-intl'
import { Steps } from '@/components/ui/steps'

/** Where an import is on its way: 0 the file, 1 the columns, 2 the check, 3 the award. */
export function ImportSteps({ current, importId }: { current: number; importId?: string }) {
  const t = useTranslations('imports.steps')
  const draft = importId && current < 3 ? `/admin/imports/${importId}` : undefined
  return (
    <Steps
      current={current}
      steps={[
        { name: t('file') },
        { name: t('columns'), href: draft && `${draft}?step=columns` },
        { name: t('check') },
        { name: t('award') },
      ]}
    />
  )
}

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import type { ToldVerification } from './told'
import { type NextStep, nextSteps } from './what-next'

/** What whoever asked can do about an answer that is no yes. */
export function NextSteps({ told }: { told: ToldVerification }) {
  const t = useTranslations('verify.next')
  const steps: NextStep[] = nextSteps(told)
  if (steps.length === 0) return null
  const { certificate } = told
  return (
    <section>
      <h3 className="mb-3 font-serif text-lg">{t('title')}</h3>
      <ul className="list-inside list-disc space-y-2 marker:text-muted">
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ul>
      {certificate && !certificate.private ? (
        <div className="mt-4">
          <ButtonLink look="plain" href={`/c/${certificate.publicId}`}>
            {t('openRecord')}
          </ButtonLink>
        </div>
      ) : null}
    </section>
  )
}

import { useTranslations } from 'next-intl'
import type { ToldVerification } from './told'
import { type NextStep, nextSteps } from './what-next'

/** What whoever asked can do about an answer that is no yes. */
export function NextSteps({ told }: { told: ToldVerification }) {
  const t = useTranslations('verify.next')
  const steps: NextStep[] = nextSteps(told)
  if (steps.length === 0) return null
  return (
    <section>
      <h3 className="mb-3 font-serif text-lg">{t('title')}</h3>
      <ul className="ms-5 list-disc space-y-2 marker:text-muted">
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ul>
    </section>
  )
}

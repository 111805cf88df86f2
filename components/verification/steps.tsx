import { useTranslations } from 'next-intl'
import { classes } from '@/components/ui/classes'
import { outcomeOf, stepLooks } from './looks'
import type { ToldCheck } from './told'

/** The steps of a verification in their order, each with its outcome; they come one after the other. */
export function Steps({ checks }: { checks: ToldCheck[] }) {
  const t = useTranslations('verify')
  return (
    <section>
      <h3 className="mb-3 font-serif text-lg">{t('steps.title')}</h3>
      <ol className="divide-y divide-line border-line border-y">
        {checks.map((check, at) => {
          const outcome = outcomeOf(check)
          const { Icon, ink } = stepLooks[outcome]
          return (
            <li
              key={check.name}
              data-step={check.name}
              data-outcome={outcome}
              style={{ animationDelay: `${at * 90}ms` }}
              className="appear grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 py-3 sm:grid-cols-[1.5rem_6.5rem_minmax(0,1fr)]"
            >
              <Icon aria-hidden="true" className={classes('mt-0.5 size-5', ink)} />
              <span className="font-medium">{t(`steps.${check.name}`)}</span>
              <span className="col-start-2 min-w-0 wrap-anywhere sm:col-start-3">
                <span className={classes('font-medium', ink)}>{t(`outcome.${outcome}`)}</span>
                <span className="block">{check.detail}</span>
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

import { useTranslations } from 'next-intl'
import { statusLooks } from '@/components/certificates/status'
import { classes } from '@/components/ui/classes'
import { tones } from '../tones'

const statuses = ['valid', 'expired', 'suspended', 'revoked', 'superseded'] as const

/** What the answers mean. */
export function Meanings() {
  const t = useTranslations()
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('verify.answers.title')}</h2>
      <ul className="divide-y divide-line border-line border-y">
        {statuses.map((status) => {
          const { tone, Icon } = statusLooks[status]
          return (
            <li key={status} className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-3 py-3">
              <div className={classes('grid size-9 place-items-center rounded-full', tones[tone])}>
                <Icon aria-hidden="true" className="size-5" />
              </div>
              <div>
                <p className="font-medium">{t(`certificates.status.${status}`)}</p>
                <p className="text-muted">{t(`verify.answers.${status}`)}</p>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

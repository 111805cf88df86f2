import { useTranslations } from 'next-intl'
import { statusLooks } from '@/components/certificates/status'
import { classes } from '@/components/ui/classes'
import { verdictLooks } from '@/components/verification/looks'
import { tones } from '../tones'

/** What the answers mean: what may be found of a certificate, and what of a document. */
export function Meanings() {
  const t = useTranslations()
  const answers = [
    ...(['valid', 'expired', 'suspended', 'revoked', 'superseded'] as const).map((status) => ({
      ...statusLooks[status],
      ...{ name: t(`certificates.status.${status}`), text: t(`verify.answers.${status}`) },
    })),
    ...(['invalid', 'unverifiable'] as const).map((verdict) => ({
      ...verdictLooks[verdict],
      ...{ name: t(`verify.verdict.${verdict}.name`), text: t(`verify.answers.${verdict}`) },
    })),
  ]
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('verify.answers.title')}</h2>
      <ul className="divide-y divide-line border-line border-y">
        {answers.map(({ name, text, tone, Icon }) => (
          <li key={name} className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-3 py-3">
            <div className={classes('grid size-9 place-items-center rounded-full', tones[tone])}>
              <Icon aria-hidden="true" className="size-5" />
            </div>
            <div>
              <p className="font-medium">{name}</p>
              <p className="text-muted">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Section } from '@/components/ui/section'
import { separate } from '../actions'

type Row = { id: string; name: string; email: string }

/** The learners who turned out to be this person, each of whom can be separated again. */
export function MergedHere({ rows, admin }: { rows: Row[]; admin: boolean }) {
  const t = useTranslations('people.merge')
  return (
    <Section title={t('here')}>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {rows.map(({ id, name, email }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-3 py-2">
            <div className="min-w-0">
              <bdi className="wrap-anywhere line-clamp-2 font-medium">{name}</bdi>
              <span className="block break-all text-muted text-xs">{email}</span>
            </div>
            {admin ? (
              <ConfirmDialog
                trigger={
                  <>
                    {t('separate')}
                    <span className="sr-only">: {email}</span>
                  </>
                }
                triggerLook="quiet"
                triggerSize="small"
                title={t('separateTitle', { name })}
                lead={t('separateLead')}
                action={separate}
                verb={t('separate')}
                look="primary"
                hidden={{ learnerId: id }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

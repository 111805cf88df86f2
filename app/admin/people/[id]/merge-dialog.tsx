import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { TextField } from '@/components/ui/field'
import { compareWith } from '../actions'

/** Asks who else this learner is, and leads to where the two are compared. */
export function MergeDialog({ id, name }: { id: string; name: string }) {
  const t = useTranslations('people.merge')
  return (
    <ConfirmDialog
      trigger={t('with')}
      triggerLook="quiet"
      triggerSize="small"
      title={t('withTitle', { name })}
      lead={t('withLead')}
      action={compareWith}
      verb={t('compare')}
      look="primary"
      hidden={{ learnerId: id }}
    >
      <TextField
        name="email"
        type="email"
        label={t('otherAddress')}
        autoComplete="off"
        maxLength={254}
        required
      />
    </ConfirmDialog>
  )
}

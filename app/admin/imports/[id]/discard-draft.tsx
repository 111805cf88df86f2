import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { discard } from '../actions'

export function DiscardDraft({ importId }: { importId: string }) {
  const t = useTranslations('imports')
  return (
    <ConfirmDialog
      trigger={t('discard')}
      triggerLook="quiet"
      title={t('discardTitle')}
      lead={t('discardLead')}
      action={discard}
      verb={t('discard')}
      hidden={{ importId }}
    />
  )
}

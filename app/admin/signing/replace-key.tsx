import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { SelectField } from '@/components/ui/field'
import { replaceKey } from './actions'

/** Asks first: whoever has trusted the old certificate must trust the new one too. */
export function ReplaceKey({
  issuerId,
  replaces,
}: {
  issuerId: string
  replaces?: string | undefined
}) {
  const t = useTranslations('signing')
  return (
    <ConfirmDialog
      trigger={t('replace')}
      title={t('replaceTitle')}
      lead={t('replaceText')}
      action={replaceKey}
      verb={t('replace')}
      busy={t('busy')}
      look="primary"
      hidden={{ issuerId, ...(replaces ? { replaces } : {}) }}
    >
      <SelectField name="algorithm" label={t('kind')} defaultValue="p256">
        <option value="p256">{t('kindP256')}</option>
        <option value="rsa2048">{t('kindRsa')}</option>
      </SelectField>
    </ConfirmDialog>
  )
}

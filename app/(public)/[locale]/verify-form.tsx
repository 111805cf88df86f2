import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'

/** Takes a certificate's id, or its whole link; a plain form, so it needs no JavaScript. */
export function VerifyForm({ asked }: { asked?: string }) {
  const t = useTranslations('verify')
  return (
    <form method="get" action="/verify" className="space-y-4">
      <TextField
        name="id"
        label={t('label')}
        hint={t('hint')}
        required
        maxLength={2000}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        defaultValue={asked}
        dir="ltr"
      />
      <SubmitButton>{t('action')}</SubmitButton>
    </form>
  )
}

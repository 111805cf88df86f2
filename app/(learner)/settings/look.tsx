import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { locales } from '@/lib/platform/language/languages'
import { chooseLanguage } from './actions'
import { Part } from './part'
import { ThemeChoice } from './theme-choice'

export function Look() {
  const t = useTranslations('settings.look')
  const here = useLocale()
  const known = locales()
  return (
    <Part id="look" title={t('title')}>
      <ThemeChoice />
      {known.length > 1 ? (
        <ActionForm action={chooseLanguage} className="flex max-w-md flex-col gap-4">
          <SelectField name="language" label={t('language')} defaultValue={here} required>
            {known.map((locale) => (
              <option key={locale} value={locale}>
                {new Intl.DisplayNames([locale], { type: 'language' }).of(locale)}
              </option>
            ))}
          </SelectField>
          <SubmitButton look="plain" className="self-start">
            {t('save')}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </Part>
  )
}

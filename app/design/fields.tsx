import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckField, RadioField, SwitchField } from '@/components/ui/choice-field'
import { SelectField, TextArea, TextField } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { pretend } from './actions'

export function Fields() {
  const t = useTranslations('design')
  const option = (n: number) => ({ value: String(n), label: t('step', { n }), hint: t('hint') })
  return (
    <Section title={t('fields')}>
      <ActionForm action={pretend} className="grid max-w-lg gap-4">
        <TextField name="text" label={t('text')} hint={t('failHint')} required defaultValue="x" />
        <TextField name="day" type="date" label={t('date')} />
        <TextField name="off" label={t('disabled')} disabled defaultValue={t('specimen')} />
        <TextArea name="area" label={t('text')} hint={t('hint')} />
        <SelectField name="select" label={t('select')} required>
          <option>{t('step', { n: 1 })}</option>
          <option>{t('step', { n: 2 })}</option>
        </SelectField>
        <RadioField
          name="radio"
          label={t('select')}
          hint={t('hint')}
          defaultValue="1"
          options={[option(1), option(2), { ...option(3), disabled: true }]}
        />
        <CheckField name="check" label={t('check')} hint={t('hint')} defaultChecked />
        <CheckField name="check2" label={t('check')} />
        <SwitchField name="switch" label={t('switch')} defaultChecked />
        <SwitchField name="switch2" label={t('switch')} hint={t('hint')} />
        <FileDrop name="file" label={t('file')} hint={t('hint')} accept=".csv,.tsv" />
        <div>
          <SubmitButton>{t('verb')}</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  )
}

import { useTranslations } from 'next-intl'
import { SelectField, TextArea } from '@/components/ui/field'
import { reasonClasses } from '@/lib/awards/certificates/schema'

/** What revoking does, said before it is done, and the reason it needs. */
export function RevokeFields({ count }: { count: number }) {
  const t = useTranslations('certificates')
  return (
    <>
      <ul className="list-disc space-y-1 ps-5 text-muted">
        <li>{t('revoke.public')}</li>
        <li>{t('revoke.pdf')}</li>
        <li>{t('revoke.told', { count })}</li>
        <li>{t('revoke.lead')}</li>
      </ul>
      <SelectField
        name="reasonClass"
        label={t('revoke.kind')}
        hint={t('revoke.kindHint')}
        required
        defaultValue=""
      >
        <option value="">{t('revoke.choose')}</option>
        {reasonClasses.map((value) => (
          <option key={value} value={value}>
            {t(`reasonClass.${value}`)}
          </option>
        ))}
      </SelectField>
      <TextArea
        name="reason"
        label={t('revoke.reason')}
        hint={t('revoke.reasonHint')}
        required
        maxLength={1000}
        dir="auto"
      />
    </>
  )
}

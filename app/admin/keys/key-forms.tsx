import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { TellingDialog } from '@/components/ui/shown-once'
import { makeKey, revokeKey, rotateKey } from './actions'
import { ScopeFields } from './scope-fields'

const scopes = [
  { value: 'credentials:issue', name: 'issue', hint: 'issueHint' },
  { value: 'credentials:verify', name: 'verify', hint: 'verifyHint' },
  { value: 'credentials:status', name: 'status', hint: 'statusHint' },
] as const

/** Asks what a new key is for, and for how long. */
export function MakeKey({ issuerId }: { issuerId: string }) {
  const t = useTranslations('apiKeys')
  return (
    <TellingDialog
      trigger={t('make')}
      triggerLook="primary"
      title={t('makeTitle')}
      action={makeKey}
      verb={t('make')}
      busy={t('busy')}
      look="primary"
      hidden={{ issuerId }}
    >
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="off"
        maxLength={80}
        required
      />
      <ScopeFields
        label={t('scopes')}
        options={scopes.map(({ value, name, hint }) => ({
          ...{ value, label: t(`scope.${name}`), hint: t(`scope.${hint}`) },
        }))}
      />
      <SelectField name="lifetime" label={t('lifetime')} defaultValue="90" required>
        <option value="30">{t('lifetimes.days30')}</option>
        <option value="90">{t('lifetimes.days90')}</option>
        <option value="365">{t('lifetimes.days365')}</option>
        <option value="never">{t('lifetimes.never')}</option>
      </SelectField>
    </TellingDialog>
  )
}

/** What can be done to a key that works. `replaceable`: not one that was replaced already. */
export function KeyForms({
  keyId,
  name,
  replaceable,
}: {
  keyId: string
  name: string
  replaceable: boolean
}) {
  const t = useTranslations('apiKeys')
  const trigger = (verb: 'rotate' | 'revoke') => (
    <>
      {t(verb)}
      <span className="sr-only">: {name}</span>
    </>
  )
  return (
    <div className="flex justify-end gap-2">
      {replaceable ? (
        <TellingDialog
          trigger={trigger('rotate')}
          triggerSize="small"
          title={t('rotateTitle', { name })}
          lead={t('rotateText')}
          action={rotateKey}
          verb={t('rotate')}
          busy={t('busy')}
          look="primary"
          hidden={{ keyId }}
        >
          <SelectField name="overlap" label={t('overlap')} defaultValue="1" required>
            <option value="0">{t('overlaps.days0')}</option>
            <option value="1">{t('overlaps.days1')}</option>
            <option value="7">{t('overlaps.days7')}</option>
          </SelectField>
        </TellingDialog>
      ) : null}
      <ConfirmDialog
        trigger={trigger('revoke')}
        triggerLook="quiet"
        triggerSize="small"
        title={t('revokeTitle', { name })}
        lead={t('revokeText')}
        action={revokeKey}
        verb={t('revoke')}
        hidden={{ keyId }}
      />
    </div>
  )
}

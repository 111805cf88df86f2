import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { invite, resend, takeBack } from './actions'

/** Asks whom to invite, where and as what. */
export function InviteDialog({ issuers }: { issuers: { id: string; name: string }[] }) {
  const t = useTranslations('people')
  const [only] = issuers
  return (
    <ConfirmDialog
      trigger={t('invitations.invite')}
      triggerLook="primary"
      title={t('invitations.inviteTitle')}
      lead={t('invitations.inviteLead')}
      action={invite}
      verb={t('invitations.send')}
      look="primary"
      {...(issuers.length === 1 && only ? { hidden: { issuerId: only.id } } : {})}
    >
      <TextField
        name="email"
        type="email"
        label={t('invitations.address')}
        autoComplete="off"
        maxLength={254}
        required
      />
      {issuers.length > 1 ? (
        <SelectField name="issuerId" label={t('members.issuer')} required>
          {issuers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <SelectField name="role" label={t('members.role')} hint={t('invitations.roleHint')} required>
        <option value="reviewer">{t('role', { role: 'reviewer' })}</option>
        <option value="admin">{t('role', { role: 'admin' })}</option>
      </SelectField>
    </ConfirmDialog>
  )
}

/** What can be done about an invitation that nobody has accepted. */
export function InvitationForms({ id, email }: { id: string; email: string }) {
  const t = useTranslations('people.invitations')
  return (
    <div className="flex justify-end gap-2">
      {(
        [
          ['resend', resend, 'plain'],
          ['takeBack', takeBack, 'quiet'],
        ] as const
      ).map(([verb, action, look]) => (
        <ActionForm key={verb} action={action} toast>
          <input type="hidden" name="invitationId" value={id} />
          <SubmitButton look={look} size="small">
            {t(verb)}
            <span className="sr-only">: {email}</span>
          </SubmitButton>
        </ActionForm>
      ))}
    </div>
  )
}

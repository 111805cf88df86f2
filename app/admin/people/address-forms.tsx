import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckField } from '@/components/ui/choice-field'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { mendAddress, sendMailAgain } from './actions'

type Learner = { id: string; name: string }

/** Asks for the right address, and whether what did not get through is sent there. */
export function AddressDialog({ id, name, email }: Learner & { email: string }) {
  const t = useTranslations('people.address')
  return (
    <ConfirmDialog
      trigger={
        <>
          {t('mend')}
          <span className="sr-only">: {name}</span>
        </>
      }
      triggerSize="small"
      title={t('title', { name })}
      lead={t('lead')}
      action={mendAddress}
      verb={t('save')}
      look="primary"
      hidden={{ learnerId: id }}
    >
      <TextField
        name="email"
        type="email"
        label={t('label')}
        defaultValue={email}
        autoComplete="off"
        maxLength={254}
        required
      />
      <CheckField name="resend" label={t('resend')} defaultChecked />
    </ConfirmDialog>
  )
}

/** Sends what did not get through once more, to the address as it is. */
export function SendAgainForm({ id, name }: Learner) {
  const t = useTranslations('people.address')
  return (
    <ActionForm action={sendMailAgain} toast>
      <input type="hidden" name="learnerId" value={id} />
      <SubmitButton look="quiet" size="small">
        {t('sendAgain')}
        <span className="sr-only">: {name}</span>
      </SubmitButton>
    </ActionForm>
  )
}

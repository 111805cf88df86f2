import { Mail, MailCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Badge } from '@/components/ui/badge'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { TextField } from '@/components/ui/field'
import { Day } from '@/components/ui/moment'
import { SubmitButton } from '@/components/ui/submit-button'
import type { listMyAddresses } from '@/lib/reach/sign-in/my-addresses'
import { addAddress, dropAddress, sendMailTo } from './actions'
import { Entries, Entry } from './entry'
import { Part } from './part'

type Address = Awaited<ReturnType<typeof listMyAddresses>>[number]

export function Addresses({ addresses }: { addresses: Address[] }) {
  const t = useTranslations('settings.addresses')
  return (
    <Part id="addresses" title={t('title')} text={t('text')}>
      <Entries>
        {addresses.map(({ email, provenAt, primary }) => (
          <Entry
            key={email}
            icon={primary ? MailCheck : Mail}
            name={email}
            badge={
              primary ? (
                <Badge tone="valid" icon={MailCheck}>
                  {t('primary')}
                </Badge>
              ) : null
            }
            facts={t.rich('since', { day: () => <Day date={provenAt} /> })}
          >
            {primary ? null : <Choices email={email} />}
          </Entry>
        ))}
      </Entries>
      <ActionForm action={addAddress} className="flex max-w-md flex-col gap-4">
        <TextField
          name="email"
          type="email"
          label={t('add')}
          hint={t('addHint')}
          autoComplete="email"
          maxLength={254}
          required
        />
        <SubmitButton look="plain" className="self-start">
          {t('addButton')}
        </SubmitButton>
      </ActionForm>
    </Part>
  )
}

function Choices({ email }: { email: string }) {
  const t = useTranslations('settings.addresses')
  return (
    <>
      <ActionForm action={sendMailTo} toast>
        <input type="hidden" name="email" value={email} />
        <SubmitButton look="plain" size="small">
          {t('makePrimary')}
        </SubmitButton>
      </ActionForm>
      <ConfirmDialog
        trigger={t('remove')}
        triggerLook="quiet"
        triggerSize="small"
        title={t('removeTitle', { email })}
        lead={t('removeText')}
        action={dropAddress}
        verb={t('removeVerb')}
        hidden={{ email }}
      />
    </>
  )
}

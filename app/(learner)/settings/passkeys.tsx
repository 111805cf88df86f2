import { Fingerprint } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Day } from '@/components/ui/moment'
import type { listMyPasskeys } from '@/lib/reach/sign-in/my-passkeys'
import { dropPasskey } from './actions'
import { AddPasskey } from './add-passkey'
import { Entries, Entry } from './entry'
import { Part } from './part'

type Passkey = Awaited<ReturnType<typeof listMyPasskeys>>[number]

export function Passkeys({ passkeys }: { passkeys: Passkey[] }) {
  const t = useTranslations('settings.passkeys')
  return (
    <Part id="passkeys" title={t('title')} text={t('text')}>
      {passkeys.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <Entries>
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <Entry
              key={id}
              icon={Fingerprint}
              name={name}
              facts={
                <>
                  {t.rich('added', { day: () => <Day date={createdAt} /> })}
                  {' · '}
                  {lastUsedAt
                    ? t.rich('used', { day: () => <Day date={lastUsedAt} /> })
                    : t('unused')}
                </>
              }
            >
              <ConfirmDialog
                trigger={t('remove')}
                triggerLook="quiet"
                triggerSize="small"
                title={t('removeTitle', { name })}
                lead={t('removeText')}
                action={dropPasskey}
                verb={t('removeVerb')}
                hidden={{ id }}
              />
            </Entry>
          ))}
        </Entries>
      )}
      <AddPasskey />
    </Part>
  )
}

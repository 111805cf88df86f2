import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import type { MemberRole } from '@/lib/platform/access/actor'
import { remove, setRole } from './actions'

type Seat = {
  issuerId: string
  userId: string
  role: MemberRole
  name: string
  issuerName: string
}

/** What an admin can do with a seat: give the other role, or take it away. */
export function SeatForms({ issuerId, userId, role, name, issuerName }: Seat) {
  const t = useTranslations('people.members')
  const other = role === 'admin' ? 'reviewer' : 'admin'
  return (
    <div className="flex justify-end gap-2">
      <ActionForm action={setRole} toast>
        <input type="hidden" name="issuerId" value={issuerId} />
        <input type="hidden" name="userId" value={userId} />
        <input type="hidden" name="role" value={other} />
        <SubmitButton look="plain" size="small">
          {t('make', { role: other })}
          <span className="sr-only">: {name}</span>
        </SubmitButton>
      </ActionForm>
      <ConfirmDialog
        trigger={
          <>
            {t('remove')}
            <span className="sr-only">: {name}</span>
          </>
        }
        triggerLook="quiet"
        triggerSize="small"
        title={t('removeTitle', { name })}
        lead={t('removeLead', { issuer: issuerName })}
        action={remove}
        verb={t('remove')}
        hidden={{ issuerId, userId }}
      />
    </div>
  )
}

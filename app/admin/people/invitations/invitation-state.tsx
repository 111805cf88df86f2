import { Ban, Clock, Hourglass, MailCheck, MailX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { InvitationState } from '@/lib/awards/issuers/rules'

/** Where an invitation stands: on its way, waiting for an answer, or over. */
export function InvitationBadge({
  state,
  mailedAt,
  mailError,
}: {
  state: InvitationState
  mailedAt: Date | null
  mailError: string | null
}) {
  const t = useTranslations('people.invitations.states')
  if (state === 'revoked') {
    return (
      <Badge tone="slate" icon={Ban}>
        {t('revoked')}
      </Badge>
    )
  }
  if (state === 'expired') {
    return (
      <Badge tone="warn" icon={Clock}>
        {t('expired')}
      </Badge>
    )
  }
  if (mailError) {
    return (
      <>
        <Badge tone="danger" icon={MailX}>
          {t('notMailed')}
        </Badge>
        <span lang="en" className="mt-1 block max-w-xs text-muted text-xs">
          {mailError}
        </span>
      </>
    )
  }
  return mailedAt ? (
    <Badge tone="valid" icon={MailCheck}>
      {t('mailed')}
    </Badge>
  ) : (
    <Badge tone="slate" icon={Hourglass}>
      {t('onItsWay')}
    </Badge>
  )
}

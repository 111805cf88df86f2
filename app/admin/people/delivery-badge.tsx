import { Hourglass, type LucideIcon, MailCheck, MailQuestion, MailX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'

type State = 'pending' | 'sent' | 'failed' | 'bounced'

const looks: Record<State, { tone: Tone; icon: LucideIcon }> = {
  pending: { tone: 'slate', icon: Hourglass },
  sent: { tone: 'valid', icon: MailCheck },
  failed: { tone: 'warn', icon: MailQuestion },
  bounced: { tone: 'danger', icon: MailX },
}

/** Whether a mail got through, and to which address. */
export function DeliveryBadge({ state, address }: { state: State; address: string | null }) {
  const t = useTranslations('people.deliveries')
  return (
    <>
      <Badge {...looks[state]}>{t(state)}</Badge>
      {address ? <span className="mt-1 block break-all text-muted text-xs">{address}</span> : null}
    </>
  )
}

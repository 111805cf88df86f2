import {
  CircleCheck,
  CircleX,
  Clock,
  History,
  Lock,
  type LucideIcon,
  PauseCircle,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { CertificateStatus } from '@/lib/awards/certificates/rules'

/** How each status looks; `certificates.status` has its word. Every surface takes both from there. */
export const statusLooks: Record<CertificateStatus, { tone: Tone; Icon: LucideIcon }> = {
  valid: { tone: 'valid', Icon: CircleCheck },
  suspended: { tone: 'warn', Icon: PauseCircle },
  expired: { tone: 'warn', Icon: Clock },
  revoked: { tone: 'danger', Icon: CircleX },
  superseded: { tone: 'slate', Icon: History },
}

export function StatusBadge({ status }: { status: CertificateStatus }) {
  const t = useTranslations('certificates.status')
  const { tone, Icon } = statusLooks[status]
  return (
    <Badge tone={tone} icon={Icon}>
      {t(status)}
    </Badge>
  )
}

/** That a certificate is shown to those alone who have a link. */
export function PrivateBadge() {
  const t = useTranslations('privacy')
  return (
    <Badge tone="slate" icon={Lock}>
      {t('badge')}
    </Badge>
  )
}

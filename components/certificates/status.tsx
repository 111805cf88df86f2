import { CircleCheck, CircleX, Clock, History, type LucideIcon, PauseCircle } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { CertificateStatus } from '@/lib/awards/certificates/rules'

/** How each status looks and what it is called; every surface takes it from here. */
export const statusLooks: Record<
  CertificateStatus,
  { word: string; tone: Tone; Icon: LucideIcon }
> = {
  valid: { word: 'Valid', tone: 'valid', Icon: CircleCheck },
  suspended: { word: 'Suspended', tone: 'warn', Icon: PauseCircle },
  expired: { word: 'Expired', tone: 'warn', Icon: Clock },
  revoked: { word: 'Revoked', tone: 'danger', Icon: CircleX },
  superseded: { word: 'Replaced', tone: 'slate', Icon: History },
}

export function StatusBadge({ status }: { status: CertificateStatus }) {
  const { word, tone, Icon } = statusLooks[status]
  return (
    <Badge tone={tone} icon={Icon}>
      {word}
    </Badge>
  )
}

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Verdict } from '@/lib/proof/credentials/verify/checks'
import { verdictLooks } from './looks'

/** An outcome in a list. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('verify.verdict')
  const { tone, Icon } = verdictLooks[verdict]
  return (
    <Badge tone={tone} icon={Icon}>
      {t(`${verdict}.name`)}
    </Badge>
  )
}

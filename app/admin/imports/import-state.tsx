import {
  CircleCheck,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  PencilLine,
  Undo2,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'

export type State = 'draft' | 'recording' | 'done' | 'failed' | 'cancelled'

const looks: Record<State, { tone: Tone; Icon: LucideIcon }> = {
  draft: { tone: 'warn', Icon: PencilLine },
  recording: { tone: 'slate', Icon: LoaderCircle },
  done: { tone: 'valid', Icon: CircleCheck },
  failed: { tone: 'danger', Icon: CircleX },
  cancelled: { tone: 'slate', Icon: Undo2 },
}

export function ImportStateBadge({ state }: { state: State }) {
  const t = useTranslations('imports.state')
  const { tone, Icon } = looks[state]
  return (
    <Badge tone={tone} icon={Icon}>
      {t(state)}
    </Badge>
  )
}

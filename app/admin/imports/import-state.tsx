import { CircleCheck, CircleX, LoaderCircle, type LucideIcon } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'

type State = 'reading' | 'recording' | 'done' | 'failed'

const looks: Record<State, { word: string; tone: Tone; Icon: LucideIcon }> = {
  reading: { word: 'Reading', tone: 'slate', Icon: LoaderCircle },
  recording: { word: 'Recording', tone: 'slate', Icon: LoaderCircle },
  done: { word: 'Done', tone: 'valid', Icon: CircleCheck },
  failed: { word: 'Failed', tone: 'danger', Icon: CircleX },
}

export function ImportStateBadge({ state }: { state: State }) {
  const { word, tone, Icon } = looks[state]
  return (
    <Badge tone={tone} icon={Icon}>
      {word}
    </Badge>
  )
}

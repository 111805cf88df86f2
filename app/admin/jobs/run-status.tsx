import { Ban, CircleCheck, CircleX, Clock, LoaderCircle, type LucideIcon } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { RunStatus, StepRow } from '@/lib/platform/jobs/queries'

type Look = { word: string; tone: Tone; Icon: LucideIcon }

export const runLooks: Record<RunStatus, Look> = {
  queued: { word: 'Queued', tone: 'slate', Icon: Clock },
  running: { word: 'Running', tone: 'slate', Icon: LoaderCircle },
  completed: { word: 'Completed', tone: 'valid', Icon: CircleCheck },
  failed: { word: 'Failed', tone: 'danger', Icon: CircleX },
  cancelled: { word: 'Cancelled', tone: 'warn', Icon: Ban },
}

const stepLooks: Record<StepRow['status'], Look> = {
  planned: { word: 'Planned', tone: 'slate', Icon: Clock },
  retrying: { word: 'Trying again', tone: 'warn', Icon: LoaderCircle },
  waiting: { word: 'Waiting', tone: 'slate', Icon: Clock },
  completed: runLooks.completed,
  failed: runLooks.failed,
  cancelled: runLooks.cancelled,
}

export function RunStatusBadge({ status }: { status: RunStatus }) {
  return <LookBadge look={runLooks[status]} />
}

export function StepStatusBadge({ status }: { status: StepRow['status'] }) {
  return <LookBadge look={stepLooks[status]} />
}

function LookBadge({ look: { word, tone, Icon } }: { look: Look }) {
  return (
    <Badge tone={tone} icon={Icon}>
      {word}
    </Badge>
  )
}

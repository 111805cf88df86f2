import { Ban, CircleCheck, CircleX, Clock, LoaderCircle, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { RunStatus, StepRow } from '@/lib/platform/jobs/queries'

type Look = { tone: Tone; Icon: LucideIcon }

export const runLooks: Record<RunStatus, Look> = {
  queued: { tone: 'slate', Icon: Clock },
  running: { tone: 'slate', Icon: LoaderCircle },
  completed: { tone: 'valid', Icon: CircleCheck },
  failed: { tone: 'danger', Icon: CircleX },
  cancelled: { tone: 'warn', Icon: Ban },
}

const stepLooks: Record<StepRow['status'], Look> = {
  planned: { tone: 'slate', Icon: Clock },
  retrying: { tone: 'warn', Icon: LoaderCircle },
  waiting: { tone: 'slate', Icon: Clock },
  completed: runLooks.completed,
  failed: runLooks.failed,
  cancelled: runLooks.cancelled,
}

export function RunStatusBadge({ status }: { status: RunStatus }) {
  return <LookBadge look={runLooks[status]} status={status} />
}

export function StepStatusBadge({ status }: { status: StepRow['status'] }) {
  return <LookBadge look={stepLooks[status]} status={status} />
}

function LookBadge({
  look: { tone, Icon },
  status,
}: {
  look: Look
  status: RunStatus | StepRow['status']
}) {
  const t = useTranslations('jobs.status')
  return (
    <Badge tone={tone} icon={Icon}>
      {t(status)}
    </Badge>
  )
}

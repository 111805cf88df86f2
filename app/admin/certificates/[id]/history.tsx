import { useTranslations } from 'next-intl'
import { actText } from '@/app/admin/audit/act-text'
import { Moment } from '@/components/ui/moment'

type Entry = {
  id: string
  fact: string
  at: Date
  actorKind: 'user' | 'system'
  actor: string
  name: string | null
}

/** What is said otherwise of one certificate than of many. */
const known = [
  'certificate_issued',
  'certificate_rendered',
  'certificate_redrawn',
  'certificate_revoked',
  'certificate_expiring',
  'certificate_expired',
  'document_requested',
] as const

/** What was done to it, when, and by whom: a person, a program or a job. Newest first. */
export function History({ entries }: { entries: Entry[] }) {
  const t = useTranslations('certificates.history')
  const acts = useTranslations('audit')
  if (entries.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <ol className="space-y-3 border-line border-s ps-4">
      {entries.map(({ id, fact, at, ...who }) => {
        const word = known.find((one) => one === fact.replace('/', '_'))
        return (
          <li key={id}>
            <p className="font-medium">{word ? t(`facts.${word}`) : actText(acts, fact)}</p>
            <p className="wrap-anywhere text-muted text-xs">
              <Moment date={at} />
              {', '}
              <Who {...who} />
            </p>
          </li>
        )
      })}
    </ol>
  )
}

function Who({ actorKind, actor, name }: Pick<Entry, 'actorKind' | 'actor' | 'name'>) {
  const t = useTranslations('certificates.history')
  const kind = actorKind === 'user' ? 'person' : actor.startsWith('key:') ? 'program' : 'job'
  if (kind === 'job') return t('job', { job: actor })
  if (!name) return t(kind === 'person' ? 'nobody' : 'programGone')
  return t.rich(kind, { name, who: (inner) => <bdi>{inner}</bdi> })
}

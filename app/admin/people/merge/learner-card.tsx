import { useTranslations } from 'next-intl'
import { StatusBadge } from '@/components/certificates/status'
import { Day } from '@/components/ui/moment'
import type { compareLearners } from '@/lib/awards/people/compare'

type Learner = Awaited<ReturnType<typeof compareLearners>>['keep']

/** What is known of one of the two. */
export function LearnerCard({ learner, heading }: { learner: Learner; heading: string }) {
  const t = useTranslations('people')
  return (
    <section className="min-w-0 rounded-md border border-line bg-surface p-4">
      <h2 className="font-sans font-medium text-muted text-xs">{heading}</h2>
      <p className="wrap-anywhere mt-1 line-clamp-3 font-serif text-lg">
        <bdi>{learner.name}</bdi>
      </p>
      <p className="break-all text-muted">{learner.email}</p>
      <p className="mt-3 text-muted text-xs">
        {t.rich('merge.known', {
          day: () => <Day date={learner.createdAt} />,
          count: learner.completions.length,
        })}
      </p>
      {learner.certificates.length > 0 ? (
        <ul className="mt-3 space-y-2 border-line border-t pt-3">
          {learner.certificates.map(({ id, title, status }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2">
              <bdi className="wrap-anywhere line-clamp-2 min-w-0">{title}</bdi>
              <StatusBadge status={status} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-3 border-line border-t pt-3 text-muted">{t('learner.noCertificates')}</p>
      )}
    </section>
  )
}

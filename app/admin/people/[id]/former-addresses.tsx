import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/moment'
import type { getLearner } from '@/lib/awards/people/get-learner'

type Address = Awaited<ReturnType<typeof getLearner>>['formerAddresses'][number]

/** The addresses there were, with when each was replaced and by whom. */
export function FormerAddresses({ addresses }: { addresses: Address[] }) {
  const t = useTranslations('people.learner')
  return (
    <ul className="space-y-1">
      {addresses.map(({ id, email, replacedAt, replacedBy }) => (
        <li key={id}>
          <span className="break-all">{email}</span>{' '}
          <span className="text-muted text-xs">
            {t.rich(replacedBy ? 'replacedBy' : 'replaced', {
              day: () => <Day date={replacedAt} />,
              name: () => <bdi>{replacedBy}</bdi>,
            })}
          </span>
        </li>
      ))}
    </ul>
  )
}

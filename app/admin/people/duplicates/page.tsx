import { Equal } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { linkWith } from '@/app/query'
import { PersonLines } from '@/components/people/person-lines'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listDuplicates, lookedAt } from '@/lib/awards/people/list-duplicates'
import { PeopleTabs } from '../people-tabs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('tabs.duplicates') }
}

export default async function DuplicatesPage() {
  const t = await getTranslations('people')
  const pairs = await gate(listDuplicates)
  return (
    <>
      <PageHeader title={t('title')} />
      <PeopleTabs here="duplicates" />
      <p className="mb-4 max-w-prose text-muted">{t('duplicates.lead', { count: lookedAt })}</p>
      {pairs.length > 0 ? (
        <ul className="space-y-3">
          {pairs.map((pair) => (
            <li
              key={`${pair.olderId} ${pair.newerId}`}
              className="grid items-center gap-3 rounded-md border border-line bg-surface p-4 md:grid-cols-[1fr_1fr_auto]"
            >
              <Person id={pair.olderId} name={pair.name} email={pair.olderEmail} />
              <Person id={pair.newerId} name={pair.newerName} email={pair.newerEmail} />
              <div className="flex flex-wrap items-center gap-3 md:justify-end">
                {pair.near ? (
                  <Badge tone="warn" icon={Equal}>
                    {t('duplicates.near')}
                  </Badge>
                ) : null}
                <ButtonLink
                  look="plain"
                  size="small"
                  href={linkWith('/admin/people/merge', {
                    ...{ keep: pair.olderId, merge: pair.newerId },
                  })}
                >
                  {t('duplicates.compare')}
                  <span className="sr-only">: {pair.name}</span>
                </ButtonLink>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={t('duplicates.none')}>
          <p>{t('duplicates.noneHint')}</p>
        </EmptyState>
      )}
    </>
  )
}

function Person({ id, name, email }: { id: string; name: string; email: string }) {
  return (
    <div className="min-w-0">
      <PersonLines href={`/admin/people/${id}`} name={name} email={email} />
    </div>
  )
}

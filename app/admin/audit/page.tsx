import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTimeZone, getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { linkWith, one } from '@/app/query'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterSelect } from '@/components/ui/filters'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listAudit } from '@/lib/awards/issuers/list-audit'
import { listMembers } from '@/lib/awards/issuers/list-members'
import { catalogue } from '@/lib/platform/events/catalogue'
import { actText } from './act-text'
import { DateFilter } from './date-filter'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

const path = '/admin/audit'
const actions = Object.keys(catalogue)

export default async function AuditPage({ searchParams }: PageProps) {
  const query = await searchParams
  const filter = {
    ...{ action: one(query.action), actor: one(query.actor) },
    ...{ from: one(query.from), until: one(query.until) },
  }
  const before = one(query.before)
  const [t, { page, members }] = await Promise.all([
    getTranslations('audit'),
    gate(async (ctx) => {
      const [page, members] = await Promise.all([
        listAudit(ctx, { ...filter, before, zone: await getTimeZone() }),
        listMembers(ctx),
      ])
      return { page, members }
    }),
  ])
  const people = new Map(members.map(({ userId, name, email }) => [userId, name ?? email]))
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterBar action={path} verb="apply">
        <FilterSelect
          name="action"
          label={t('what')}
          value={filter.action}
          any={t('anything')}
          options={actions.map((action) => ({ id: action, name: actText(t, action) }))}
        />
        <FilterSelect
          name="actor"
          label={t('who')}
          value={filter.actor}
          any={t('anybody')}
          options={[
            { id: 'system', name: t('jobs') },
            ...[...people].map(([id, name]) => ({ id, name })),
          ]}
        />
        <DateFilter name="from" label={t('from')} value={filter.from} />
        <DateFilter name="until" label={t('until')} value={filter.until} />
      </FilterBar>
      {page.rows.length > 0 ? (
        <Table label={t('title')}>
          <Columns names={[t('when'), t('who'), t('what'), t('about')]} />
          <tbody>
            {page.rows.map(({ id, at, action, subject, issuerName, ...act }) => (
              <Row key={id}>
                <Cell nowrap muted className="tabular-nums">
                  <Moment date={at} />
                </Cell>
                <Cell className="min-w-36 wrap-anywhere">
                  <Who act={act} />
                </Cell>
                <Cell className="min-w-44">{actText(t, action)}</Cell>
                <Cell className="min-w-56 wrap-anywhere">
                  {subject.name && subject.href ? (
                    <Link href={subject.href} className="line-clamp-2 hover:underline">
                      <bdi>{subject.name}</bdi>
                    </Link>
                  ) : (
                    <bdi className="text-muted">{issuerName ?? '–'}</bdi>
                  )}
                  {subject.more > 0 ? (
                    <span className="text-muted text-xs">{t('more', { count: subject.more })}</span>
                  ) : null}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState
          title={t('none')}
          action={
            <ButtonLink look="plain" href={path}>
              {t('showAll')}
            </ButtonLink>
          }
        >
          <p>{t('noneHint')}</p>
        </EmptyState>
      )}
      <Pagination
        first={before ? linkWith(path, filter) : null}
        next={page.next ? linkWith(path, { ...filter, before: page.next }) : null}
      />
    </>
  )
}

type Act = Awaited<ReturnType<typeof listAudit>>['rows'][number]

/** A person, a program by the name of its key, or a job. */
function Who({ act }: { act: Pick<Act, 'actorKind' | 'actor' | 'actorName' | 'program'> }) {
  const t = useTranslations('audit')
  const { actorKind, actor, actorName, program } = act
  if (program) {
    const name = program.name ? (
      t.rich('program', { name: program.name, who: (inner) => <bdi>{inner}</bdi> })
    ) : (
      <span className="text-muted">{t('programGone')}</span>
    )
    if (!program.name || !program.href) return name
    return (
      <Link href={program.href} className="line-clamp-2 hover:underline">
        {name}
      </Link>
    )
  }
  if (actorKind === 'system') {
    return <span className="text-muted">{t('job', { name: actor })}</span>
  }
  return <bdi className="line-clamp-2">{actorName ?? t('gone')}</bdi>
}

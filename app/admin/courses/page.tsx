import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { listCoursesInUse } from '@/lib/awards/learning/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learning.courses'))('title') }
}

export default async function CoursesPage() {
  const { courses, canMake } = await gate(async (ctx) => {
    const [courses, issuers] = await Promise.all([listCoursesInUse(ctx), listMyIssuers(ctx)])
    return { courses, canMake: issuers.some(({ role }) => role === 'admin') }
  })
  const t = await getTranslations('learning.courses')
  const make = canMake ? <ButtonLink href="/admin/courses/new">{t('new')}</ButtonLink> : null
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={courses.length > 0 ? make : null} />
      {courses.length > 0 ? (
        <Table label={t('title')}>
          <Columns names={[t('course'), t('code'), t('countsFor'), t('issuer')]} />
          <tbody>
            {courses.map(({ id, code, slug, title, issuerName, countsFor }) => (
              <Row key={id}>
                <Cell className="min-w-48 wrap-anywhere">
                  <Link
                    href={canMake ? `/admin/courses/${id}` : `/courses/${slug}`}
                    className="line-clamp-2 font-medium hover:underline"
                  >
                    <bdi>{title}</bdi>
                  </Link>
                </Cell>
                <Cell className="min-w-24 wrap-anywhere">
                  <bdi>{code}</bdi>
                </Cell>
                <Cell className="min-w-48 wrap-anywhere">
                  {countsFor.length > 0 ? (
                    <ul>
                      {countsFor.map((name) => (
                        <li key={name}>
                          <bdi>{name}</bdi>
                        </li>
                      ))}
                    </ul>
                  ) : (
                    <span className="text-muted">{t('countsForNone')}</span>
                  )}
                </Cell>
                <Cell className="min-w-36 wrap-anywhere">
                  <bdi>{issuerName}</bdi>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title={t('none')} action={make}>
          <p>{t('noneHint')}</p>
        </EmptyState>
      )}
    </>
  )
}

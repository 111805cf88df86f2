import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { cache } from 'react'
import { publicGate } from '@/app/gate'
import { Fact, Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { getPublicCourse } from '@/lib/awards/learning/public-learning'
import { settings } from '@/lib/platform/env/settings'
import { EntryLink } from '../../asked-list'
import { EntryPage } from '../../entry-page'
import { IssuerFact } from '../../issuer-fact'
import { JsonLd, organisation } from '../../json-ld'
import { LinkList } from '../../link-list'
import { about } from '../../metadata'

type Props = { params: Promise<{ locale: string; slug: string }> }

const read = cache((slug: string) => publicGate((ctx) => getPublicCourse(ctx, slug)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params
  const { title, issuer } = await read(slug)
  const t = await getTranslations({ locale, namespace: 'catalogue' })
  const description = t('courseAbout', { title, issuer: issuer.name })
  return about({ title, description, path: `/courses/${slug}` })
}

export default async function CoursePage({ params }: Props) {
  const { locale, slug } = await params
  setRequestLocale(locale)
  const course = await read(slug)
  const t = await getTranslations('catalogue')
  const { title, description, code, issuer, countsFor, paths } = course
  return (
    <EntryPage
      kind="course"
      title={title}
      description={description}
      facts={
        <Facts>
          <IssuerFact issuer={issuer} />
          <Fact name={t('fact.code')}>
            <bdi>{code}</bdi>
          </Fact>
        </Facts>
      }
    >
      <Section title={t('countsFor')}>
        {countsFor.length > 0 ? (
          <LinkList
            kind="certification"
            links={countsFor.map(({ passMark, ...one }) => ({
              ...one,
              href: `/certifications/${one.slug}`,
              note: passMark === null ? null : t('countsForMark', { mark: passMark }),
            }))}
          />
        ) : (
          <p className="text-muted">{t('countsForNone')}</p>
        )}
      </Section>
      {paths.length > 0 ? (
        <Section title={t('onPaths')}>
          <ul className="divide-y divide-line border-line border-y">
            {paths.map((path) => (
              <li key={path.slug} className="wrap-anywhere py-3">
                {t.rich('onPath', {
                  ...{ position: path.position, courses: path.courses },
                  it: () => <EntryLink href={`/paths/${path.slug}`}>{path.title}</EntryLink>,
                })}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <JsonLd data={forMachines(course)} />
    </EntryPage>
  )
}

function forMachines(course: Awaited<ReturnType<typeof read>>) {
  const { slug, title, description, code, issuer, countsFor } = course
  const { baseUrl } = settings()
  return {
    '@type': 'Course',
    url: `${baseUrl}/courses/${slug}`,
    name: title,
    description: description || title,
    courseCode: code,
    provider: organisation(issuer, baseUrl),
    ...(countsFor.length > 0
      ? {
          educationalCredentialAwarded: countsFor.map((one) => ({
            '@type': 'EducationalOccupationalCredential',
            name: one.title,
            url: `${baseUrl}/certifications/${one.slug}`,
          })),
        }
      : {}),
  }
}

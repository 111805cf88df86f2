import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { cache } from 'react'
import { publicGate } from '@/app/gate'
import { Fact, Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { getPublicPath } from '@/lib/awards/learning/public-learning'
import { settings } from '@/lib/platform/env/settings'
import { EntryLink } from '../../asked-list'
import { EntryPage } from '../../entry-page'
import { IssuerFact } from '../../issuer-fact'
import { JsonLd, organisation } from '../../json-ld'
import { about } from '../../metadata'

type Props = { params: Promise<{ locale: string; slug: string }> }

const read = cache((slug: string) => publicGate((ctx) => getPublicPath(ctx, slug)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params
  const { title, issuer } = await read(slug)
  const t = await getTranslations({ locale, namespace: 'catalogue' })
  const description = t('pathAbout', { title, issuer: issuer.name })
  return about({ title, description, path: `/paths/${slug}` })
}

export default async function PathPage({ params }: Props) {
  const { locale, slug } = await params
  setRequestLocale(locale)
  const path = await read(slug)
  const t = await getTranslations('catalogue')
  const { title, description, issuer, courses } = path
  return (
    <EntryPage
      kind="path"
      title={title}
      description={description}
      facts={
        <Facts>
          <IssuerFact issuer={issuer} />
          <Fact name={t('fact.courses')}>{courses.length}</Fact>
        </Facts>
      }
    >
      <Section title={t('steps')}>
        {courses.length > 0 ? (
          <ol>
            {courses.map((course, i) => (
              <Step key={course.slug} course={course} number={i + 1} />
            ))}
          </ol>
        ) : (
          <p className="text-muted">{t('stepsNone')}</p>
        )}
      </Section>
      <JsonLd data={forMachines(path)} />
    </EntryPage>
  )
}

type Path = Awaited<ReturnType<typeof read>>

function Step({ course, number }: { course: Path['courses'][number]; number: number }) {
  const t = useTranslations('catalogue')
  return (
    <li className="group relative grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-4 pb-8 last:pb-0">
      {/* The way from this course to the next. */}
      <span
        aria-hidden="true"
        className="absolute start-5 top-10 bottom-0 w-px bg-gold-line group-last:hidden"
      />
      <span
        aria-hidden="true"
        className="relative grid size-10 place-items-center rounded-full border border-gold-line bg-gold-soft font-serif text-base text-gold"
      >
        {number}
      </span>
      <div className="min-w-0 pt-1.5">
        <h3 className="wrap-anywhere font-serif text-lg leading-snug">
          <EntryLink href={`/courses/${course.slug}`}>{course.title}</EntryLink>
        </h3>
        {course.description ? (
          <p dir="auto" className="mt-1 max-w-prose wrap-anywhere">
            {course.description}
          </p>
        ) : null}
        {course.countsFor.map((one) => (
          <p key={one.slug} className="mt-2 wrap-anywhere text-muted">
            {t.rich('stepCounts', {
              it: () => <EntryLink href={`/certifications/${one.slug}`}>{one.title}</EntryLink>,
            })}
          </p>
        ))}
      </div>
    </li>
  )
}

function forMachines({ slug, title, description, issuer, courses }: Path) {
  const { baseUrl } = settings()
  return {
    '@type': 'EducationalOccupationalProgram',
    url: `${baseUrl}/paths/${slug}`,
    name: title,
    ...(description ? { description } : {}),
    provider: organisation(issuer, baseUrl),
    hasCourse: courses.map((course) => ({
      '@type': 'Course',
      url: `${baseUrl}/courses/${course.slug}`,
      name: course.title,
      courseCode: course.code,
    })),
  }
}

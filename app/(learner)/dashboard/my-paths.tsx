import { Check, Circle } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Disclosure } from '@/components/ui/disclosure'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { listMyPaths } from '@/lib/awards/learning/my-paths'

type Path = Awaited<ReturnType<typeof listMyPaths>>[number]

/** How far the learner is along the paths they have begun, and which course is next. */
export function MyPaths({ paths }: { paths: Path[] }) {
  return (
    <ul className="space-y-6">
      {paths.map((path) => (
        <PathProgress key={path.slug} path={path} />
      ))}
    </ul>
  )
}

function PathProgress({ path }: { path: Path }) {
  const t = useTranslations('dashboard.paths')
  const done = path.courses.filter((course) => course.done).length
  const next = path.courses.find((course) => !course.done)
  return (
    <li>
      <p className="wrap-anywhere font-medium">
        <Link href={`/paths/${path.slug}`} className="hover:underline">
          <bdi>{path.title}</bdi>
        </Link>
      </p>
      <p className="wrap-anywhere mb-2 text-muted text-xs">
        <bdi>{path.issuerName}</bdi>
      </p>
      <ProgressBar label={t('progress')} value={done} max={path.courses.length} />
      <p className="wrap-anywhere mt-2 text-muted">
        {next ? t('next', { course: next.title }) : t('complete')}
      </p>
      <Disclosure summary={t('showAll')}>
        <ol className="space-y-1">
          {path.courses.map((course) => (
            <li key={course.slug} className="flex items-start gap-2">
              {course.done ? (
                <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-valid" />
              ) : (
                <Circle aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
              )}
              <Link href={`/courses/${course.slug}`} className="wrap-anywhere hover:underline">
                <bdi>{course.title}</bdi>
              </Link>
            </li>
          ))}
        </ol>
      </Disclosure>
    </li>
  )
}

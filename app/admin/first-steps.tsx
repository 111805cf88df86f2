import { Check } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { classes } from '@/components/ui/classes'
import type { getFirstSteps } from '@/lib/awards/certificates/first-steps'

const steps = [
  { key: 'course', href: '/admin/courses/new' },
  { key: 'certification', href: '/admin/certifications/new' },
  { key: 'completions', href: '/admin/imports/new' },
  { key: 'colleagues', href: '/admin/people/invitations' },
] as const

/** The way from an empty installation to a first certificate: what is done, and what comes next. */
export async function FirstSteps({ done }: { done: Awaited<ReturnType<typeof getFirstSteps>> }) {
  const t = await getTranslations('admin.overview.steps')
  const next = steps.find(({ key }) => !done[key])
  return (
    <ol className="max-w-3xl divide-y divide-line rounded-md border border-line bg-surface">
      {steps.map(({ key, href }, at) => (
        <li
          key={key}
          aria-current={key === next?.key ? 'step' : undefined}
          className="relative flex gap-4 px-5 py-4 hover:bg-sunk"
        >
          <span
            className={classes(
              'grid size-8 shrink-0 place-items-center rounded-full border font-medium tabular-nums',
              done[key] && 'border-laurel-soft bg-laurel-soft text-laurel',
              key === next?.key && 'border-laurel text-laurel',
              !done[key] && key !== next?.key && 'border-line text-muted',
            )}
          >
            {done[key] ? <Check aria-label={t('done')} className="size-4" /> : at + 1}
          </span>
          <span className="min-w-0">
            <Link href={href} className="block font-medium after:absolute after:inset-0">
              {t(key)}
            </Link>
            <span className="block text-muted">{t(`${key}Hint`)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

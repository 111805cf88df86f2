import { Check } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classes } from './classes'

/** Where one is on a way of several steps. Those done may lead back. */
export function Steps({
  steps,
  current,
}: {
  steps: { name: string; href?: string | undefined }[]
  /** From 0; as many as there are steps when all are done. */
  current: number
}) {
  const t = useTranslations('ui.steps')
  return (
    <nav aria-label={t('label')} className="mb-6 print:hidden">
      <ol className="flex flex-wrap gap-x-2 gap-y-3">
        {steps.map(({ name, href }, index) => {
          const [done, here] = [index < current, index === current]
          return (
            <li
              key={name}
              aria-current={here ? 'step' : undefined}
              className={classes(
                'flex items-center gap-2 after:h-px after:w-6 after:bg-line last:after:hidden sm:after:w-10',
                here ? 'font-semibold' : 'text-muted max-sm:[&>:last-child]:sr-only',
              )}
            >
              <span
                aria-hidden="true"
                className={classes(
                  'grid size-6 shrink-0 place-items-center rounded-full border text-xs tabular-nums',
                  here && 'border-laurel bg-laurel text-on-laurel',
                  done && 'border-laurel bg-laurel-soft text-laurel',
                  !here && !done && 'border-line-strong',
                )}
              >
                {done ? <Check className="size-3.5" /> : index + 1}
              </span>
              <span>
                {done ? <span className="sr-only">{t('done')} </span> : null}
                {done && href ? (
                  <Link href={href} className="hover:text-ink hover:underline">
                    {name}
                  </Link>
                ) : (
                  name
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

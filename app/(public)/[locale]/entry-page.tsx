import { ChevronLeft, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import type { EntryKind } from '@/lib/awards/certifications/schema'
import { kinds } from './kind'
import { Seal } from './seal'

/** The page of a certification, a path or a course: what it is, then how, with the facts beside. */
export function EntryPage({
  kind,
  title,
  description,
  facts,
  children,
}: {
  kind: EntryKind
  title: string
  description: string
  facts: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('catalogue')
  const { Icon } = kinds[kind]
  return (
    <article className="mx-auto max-w-6xl px-4 pb-16 sm:px-6">
      <header className="relative flex items-start justify-between gap-10 py-8 sm:py-14">
        <div className="min-w-0">
          <Link
            href="/catalogue"
            className="-ms-1 mb-6 inline-flex min-h-8 items-center gap-0.5 text-muted hover:text-ink print:hidden"
          >
            <ChevronLeft aria-hidden="true" className="size-4 rtl:rotate-180" />
            {t('toCatalogue')}
          </Link>
          <EntryHeading
            Icon={Icon}
            kind={t(`kind.${kind}`)}
            title={title}
            description={description}
          />
        </div>
        {kind === 'certification' ? <Seal className="size-44 shrink-0 max-md:hidden" /> : null}
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-10 border-line border-t pt-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div>{children}</div>
        <aside aria-label={t('facts')} className="space-y-8 [&_dl>div]:sm:grid-cols-[7.5rem_1fr]">
          {facts}
          <div className="print:hidden">
            <h2 className="text-base">{t('holds')}</h2>
            <p className="mt-1 mb-3 text-muted">{t('holdsText')}</p>
            <ButtonLink look="plain" size="small" href="/sign-in?next=/dashboard">
              {t('signIn')}
            </ButtonLink>
          </div>
        </aside>
      </div>
    </article>
  )
}

/** What kind of thing the page is about, its name, and what it is. */
export function EntryHeading({
  Icon,
  kind,
  title,
  description,
}: {
  Icon: LucideIcon
  kind: string
  title: string
  description: string
}) {
  return (
    <>
      <p className="mb-2 flex items-center gap-2 font-medium text-gold">
        <Icon aria-hidden="true" className="size-4.5" />
        {kind}
      </p>
      <h1 dir="auto" className={`max-w-3xl wrap-anywhere ${titleSize(title)}`}>
        {title}
      </h1>
      {description ? (
        <p
          dir="auto"
          className="mt-4 max-w-[40rem] whitespace-pre-line wrap-anywhere text-lg text-muted"
        >
          {description}
        </p>
      ) : null}
    </>
  )
}

/** Long titles are set smaller, so that the page still begins above its fold. */
function titleSize(title: string): string {
  if (title.length > 120) return 'text-lg'
  return title.length > 48 ? 'text-xl' : 'text-xl sm:text-2xl'
}

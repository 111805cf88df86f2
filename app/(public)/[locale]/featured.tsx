import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Entry } from '@/lib/awards/certifications/public-catalogue'
import { roundedDown } from '@/lib/awards/certifications/rules'

/** A few certifications of the house, as plates: what it is, who gives it, how many hold it. */
export function Featured({ entries }: { entries: (Entry & { awarded: number })[] }) {
  const t = useTranslations()
  return (
    <section className="border-line border-t py-10">
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-xl">{t('home.featured')}</h2>
        <Link
          href="/catalogue"
          className="inline-flex min-h-8 items-center gap-1 font-medium text-laurel hover:underline"
        >
          {t('home.all')}
          <ArrowRight aria-hidden="true" className="size-4 rtl:rotate-180" />
        </Link>
      </div>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {entries.map((entry) => {
          const awarded = roundedDown(entry.awarded)
          return (
            <li
              key={entry.id}
              className="group relative flex min-w-0 flex-col rounded-md border border-line border-t-2 border-t-gold-line bg-surface p-5 hover:border-line-strong hover:border-t-gold-line"
            >
              <h3 className="line-clamp-4 wrap-anywhere font-serif text-lg leading-snug">
                <Link
                  href={`/certifications/${entry.slug}`}
                  dir="auto"
                  className="after:absolute after:inset-0 group-hover:text-laurel"
                >
                  {entry.title}
                </Link>
              </h3>
              <p dir="auto" className="mt-2 mb-6 line-clamp-3 wrap-anywhere text-muted">
                {entry.description}
              </p>
              <p className="mt-auto flex flex-wrap justify-between gap-x-4 gap-y-1 border-line border-t pt-3 text-xs">
                <bdi className="wrap-anywhere font-medium">{entry.issuerName}</bdi>
                {awarded ? (
                  <span className="text-muted">{t('catalogue.awarded', { count: awarded })}</span>
                ) : null}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

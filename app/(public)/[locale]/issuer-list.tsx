import Link from 'next/link'
import { useTranslations } from 'next-intl'

type Listed = { slug: string; name: string; description: string; certifications: number }

/** Who awards here. */
export function IssuerList({ issuers }: { issuers: Listed[] }) {
  const t = useTranslations('home')
  return (
    <section className="border-line border-t py-10">
      <h2 className="mb-5 text-xl">{t('issuers')}</h2>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-x-10 sm:grid-cols-2">
        {issuers.map(({ slug, name, description, certifications }) => (
          <li key={slug} className="group relative border-line border-t py-4">
            <h3 className="line-clamp-3 wrap-anywhere font-serif text-lg">
              <Link
                href={`/issuers/${slug}`}
                dir="auto"
                className="after:absolute after:inset-0 group-hover:text-laurel group-hover:underline"
              >
                {name}
              </Link>
            </h3>
            {description ? (
              <p dir="auto" className="mt-1 line-clamp-2 wrap-anywhere text-muted">
                {description}
              </p>
            ) : null}
            <p className="mt-1 text-muted text-xs">{t('offers', { count: certifications })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

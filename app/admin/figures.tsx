import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { getOverview } from '@/lib/awards/certificates/overview'

/** The figures that are asked for most, in one line. */
export function Figures({
  overview,
  expiringHref,
}: {
  overview: Awaited<ReturnType<typeof getOverview>>
  expiringHref: string
}) {
  const t = useTranslations('admin.overview')
  const { issued, revoked, expiringSoon, perMonth } = overview
  const figures = [
    { key: 'issued', count: issued, href: '/admin/certificates' },
    { key: 'month', count: perMonth.at(-1)?.count ?? 0, href: '/admin/certificates' },
    { key: 'expiring', count: expiringSoon, href: expiringHref },
    { key: 'revoked', count: revoked, href: '/admin/certificates?status=revoked' },
  ] as const
  return (
    <dl className="mb-4 grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-4">
      {figures.map(({ key, count, href }) => (
        <div key={key} className="flex flex-col-reverse bg-surface px-5 py-4">
          <dt className="text-muted">{t(`figures.${key}`)}</dt>
          <dd className="font-serif text-xl tabular-nums">
            <Link href={href} className="hover:underline">
              {t('number', { count })}
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  )
}

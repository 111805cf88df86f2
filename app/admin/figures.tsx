import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { getOverview } from '@/lib/awards/certificates/overview'
import { counted } from '@/lib/platform/pages/count-up-to'

/** The figures that are asked for most, in one line. */
export function Figures({
  overview,
  expiringHref,
}: {
  overview: Awaited<ReturnType<typeof getOverview>>
  expiringHref: string
}) {
  const t = useTranslations('admin.overview')
  const words = useTranslations('ui')
  const { issued, revoked, expiringSoon, perMonth } = overview
  const figures = [
    { key: 'issued', figure: t('number', { count: issued }), href: '/admin/certificates' },
    {
      key: 'month',
      figure: t('number', { count: perMonth.at(-1)?.count ?? 0 }),
      href: '/admin/certificates',
    },
    { key: 'expiring', figure: words('counted', counted(expiringSoon)), href: expiringHref },
    {
      key: 'revoked',
      figure: words('counted', counted(revoked)),
      href: '/admin/certificates?status=revoked',
    },
  ] as const
  return (
    <dl className="mb-4 grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-4">
      {figures.map(({ key, figure, href }) => (
        <div key={key} className="flex flex-col-reverse bg-surface px-5 py-4">
          <dt className="text-muted">{t(`figures.${key}`)}</dt>
          <dd className="font-serif text-xl tabular-nums">
            <Link href={href} className="hover:underline">
              {figure}
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  )
}

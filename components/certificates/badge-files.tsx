import { useTranslations } from 'next-intl'

/** The badge, small, and the two forms in which it can be had. `path`: where the certificate's files lie. */
export function BadgeFiles({ path }: { path: string }) {
  const t = useTranslations('files.downloads')
  const badge = `${path}/badge`
  return (
    <div className="flex items-center gap-4">
      {/* biome-ignore lint/performance/noImgElement: a drawing of a few kilobytes, as it is */}
      <img src={`${badge}.svg`} alt={t('badgeAlt')} width={64} height={64} loading="lazy" />
      <div>
        <p>
          {t('badge')}{' '}
          {(['png', 'svg'] as const).map((form, i) => (
            <span key={form}>
              {i > 0 ? ' · ' : ''}
              <a href={`${badge}.${form}`} download className="font-medium text-laurel underline">
                {t(form)}
              </a>
            </span>
          ))}
        </p>
        <p className="text-muted text-xs">{t('badgeHint')}</p>
      </div>
    </div>
  )
}

import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import { Moment } from '@/components/ui/moment'
import type { EditorProps } from '../editor'

/** Every version there is. To open one is to look at it, or to begin from it: it stays as it is. */
export function VersionsDialog({ templateId, versions, beginVersion }: EditorProps) {
  const t = useTranslations('editor.versions')
  return (
    <Dialog
      trigger={
        <>
          <History aria-hidden="true" className="size-4" />
          <span className="max-sm:sr-only">{t('title')}</span>
        </>
      }
      title={t('title')}
      lead={t('lead')}
    >
      <ol className="divide-y divide-line">
        {versions.map(({ id, version, createdAt, usedBy }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5"
          >
            <div>
              <p className="font-medium">{t('version', { version })}</p>
              <p className="text-muted">
                <Moment date={createdAt} /> · {t('usedBy', { count: usedBy })}
              </p>
            </div>
            {version === beginVersion ? (
              <span className="text-muted">{t('here')}</span>
            ) : (
              // Not a link within the application: the editor begins anew.
              <a
                href={`/admin/templates/${templateId}?version=${version}`}
                className="font-medium text-laurel underline"
              >
                {t('open', { version })}
              </a>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

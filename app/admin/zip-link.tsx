import { FolderDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/button'

/** Downloads documents as one ZIP, and says what is in it. */
export function ZipLink({ href }: { href: string }) {
  const t = useTranslations('files.zip')
  return (
    <div className="mt-8 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <a href={href} className={buttonClasses('plain', 'small')}>
        <FolderDown aria-hidden="true" className="size-4" />
        {t('all')}
      </a>
      <p className="min-w-0 max-w-prose flex-1 basis-64 text-muted text-xs">{t('hint')}</p>
    </div>
  )
}

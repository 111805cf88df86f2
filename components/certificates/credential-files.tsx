import { FileKey2 } from 'lucide-react'
import { useTranslations } from 'next-intl'

const forms = ['credential.json', 'credential.jwt', 'bundle.zip'] as const

/** The signed credential in the forms in which it can be had: for wallets, and to be checked anywhere. */
export function CredentialFiles({ path, publicId }: { path: string; publicId: string }) {
  const t = useTranslations('credentials.downloads')
  return (
    <div className="flex items-center gap-4">
      <div className="grid size-16 shrink-0 place-items-center rounded-full bg-sunk">
        <FileKey2 aria-hidden="true" className="size-7 text-muted" />
      </div>
      <div>
        <p>
          {t('title')}{' '}
          {forms.map((form, i) => (
            <span key={form}>
              {i > 0 ? ' · ' : ''}
              <a
                href={`${path}/${form}`}
                download={`certificate-${publicId}.${form}`}
                className="font-medium text-laurel underline"
              >
                {t(form.replace('.', '-') as 'credential-json')}
              </a>
            </span>
          ))}
        </p>
        <p className="text-muted text-xs">{t('hint')}</p>
      </div>
    </div>
  )
}

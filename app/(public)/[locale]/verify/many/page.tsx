import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { begin } from './actions'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'verify.many' })
  const [title, description] = [t('title'), t('about')]
  return {
    ...{ title, description, alternates: { canonical: '/verify/many' } },
    openGraph: { title, description, siteName: 'Laurel', type: 'website' },
  }
}

export default async function VerifyManyPage({ params }: Props) {
  setRequestLocale((await params).locale)
  const [t, tVerify] = await Promise.all([
    getTranslations('verify.many'),
    getTranslations('verify'),
  ])
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-12 px-4 py-10 sm:px-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:py-16">
      <div className="max-w-2xl">
        <PageHeader
          back={{ href: '/verify', label: tVerify('title') }}
          title={t('title')}
          lead={t('lead')}
        />
        <ActionForm
          action={begin}
          className="space-y-6 rounded-md border border-line bg-surface p-5 shadow-md sm:p-6"
        >
          <TextArea
            name="text"
            label={t('text')}
            hint={t('textHint')}
            rows={6}
            spellCheck={false}
            autoCapitalize="off"
            dir="ltr"
          />
          <FileDrop
            name="file"
            label={t('file')}
            hint={t('fileHint')}
            accept=".csv,.tsv,.txt,.zip"
          />
          <SubmitButton>{t('action')}</SubmitButton>
        </ActionForm>
      </div>
      <Kept />
    </div>
  )
}

function Kept() {
  const t = useTranslations('verify.many.kept')
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('title')}</h2>
      <ul className="divide-y divide-line border-line border-y">
        {(['files', 'result', 'you'] as const).map((what) => (
          <li key={what} className="py-3">
            {t(what)}
          </li>
        ))}
      </ul>
    </section>
  )
}

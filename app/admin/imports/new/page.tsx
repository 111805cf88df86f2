import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import { SelectField } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { upload } from '../actions'
import { ImportSteps } from '../import-steps'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports.new'))('title') }
}

export default async function NewImportPage() {
  const mine = await gate(listMyIssuers)
  const [t, tImports] = await Promise.all([
    getTranslations('imports.new'),
    getTranslations('imports'),
  ])
  const issuers = mine.filter(({ role }) => role === 'admin')
  const [first] = issuers
  const header = (
    <PageHeader
      back={{ href: '/admin/imports', label: tImports('title') }}
      title={t('title')}
      lead={t('lead')}
    />
  )
  if (!first) {
    return (
      <>
        {header}
        <EmptyState title={t('noIssuer')}>
          <p>{t('noIssuerLead')}</p>
        </EmptyState>
      </>
    )
  }
  return (
    <>
      {header}
      <ImportSteps current={0} />
      <ActionForm action={upload} className="max-w-xl space-y-5">
        {issuers.length === 1 ? (
          <input type="hidden" name="issuerId" value={first.id} />
        ) : (
          <SelectField name="issuerId" label={t('issuer')} required>
            <option value="">{t('chooseIssuer')}</option>
            {issuers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <FileDrop name="file" label={t('file')} hint={t('hint')} accept=".csv,.tsv,.txt" required />
        <SubmitButton busy={t('busy')}>{t('send')}</SubmitButton>
      </ActionForm>
    </>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { ActionForm } from '@/components/ui/action-form'
import { Banner } from '@/components/ui/banner'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { previewPeople } from '@/lib/awards/imports/forecast'
import { getImport, listImportRows } from '@/lib/awards/imports/queries'
import { requireRole } from '@/lib/platform/access/policy'
import { Forbidden } from '@/lib/platform/errors/errors'
import { repeat } from '../actions'
import { ImportStateBadge } from '../import-state'
import { ImportSteps } from '../import-steps'
import { CheckStep } from './check-step'
import { ColumnsStep } from './columns-step'
import { Running } from './running'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

export default async function ImportPage({ params, searchParams }: PageProps<{ id: string }>) {
  const { id: importId } = await params
  const { again, step } = await searchParams
  const { found, mayImport, people, rejected, twice } = await gate(async (ctx) => {
    const found = await getImport(ctx, { importId })
    const mayImport = passes(() => requireRole(ctx, found.issuerId, 'admin'))
    const checked = found.state === 'draft' && found.checkedAt !== null
    const [people, rejected, twice] = await Promise.all([
      checked && mayImport ? previewPeople(ctx, { importId }) : [],
      listImportRows(ctx, { importId, state: 'rejected' }),
      listImportRows(ctx, { importId, state: 'duplicate', limit: 50 }),
    ])
    return { found, mayImport, people, rejected, twice }
  })
  const t = await getTranslations('imports')
  const { state, plan, facts } = found
  const atColumns = state === 'draft' && (found.checkedAt === null || step === 'columns')
  return (
    <>
      <PageHeader
        back={{ href: '/admin/imports', label: t('title') }}
        title={<bdi>{found.fileName}</bdi>}
        lead={t.rich('about', {
          issuer: () => <bdi>{found.issuerName}</bdi>,
          moment: () => <Moment date={found.createdAt} />,
        })}
        actions={<ImportStateBadge state={state} />}
      />
      {state === 'cancelled' ? null : (
        <ImportSteps
          current={state === 'done' ? 4 : state !== 'draft' ? 3 : atColumns ? 1 : 2}
          importId={importId}
        />
      )}
      {again ? (
        <div className="pb-6">
          <Banner>
            <p>{t('again')}</p>
            {mayImport && state !== 'draft' && facts ? (
              <ActionForm action={repeat} className="pt-2">
                <input type="hidden" name="importId" value={importId} />
                <SubmitButton look="plain" size="small">
                  {t('repeat')}
                </SubmitButton>
              </ActionForm>
            ) : null}
          </Banner>
        </div>
      ) : null}
      {state !== 'draft' || !plan || !facts ? (
        <Running found={found} rejected={rejected} mayImport={mayImport} />
      ) : !mayImport ? (
        <Banner>{t('check.readOnly')}</Banner>
      ) : atColumns ? (
        <ColumnsStep found={{ ...found, plan, facts }} />
      ) : (
        <CheckStep
          found={{ ...found, plan, facts }}
          people={people}
          rejected={rejected}
          twice={twice}
        />
      )}
    </>
  )
}

function passes(check: () => void): boolean {
  try {
    check()
    return true
  } catch (error) {
    if (error instanceof Forbidden) return false
    throw error
  }
}

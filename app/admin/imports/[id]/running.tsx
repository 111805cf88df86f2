import { getTranslations } from 'next-intl/server'
import { speaker } from '@/app/speaker'
import { ActionForm } from '@/components/ui/action-form'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { ProgressBar } from '@/components/ui/progress-bar'
import { SubmitButton } from '@/components/ui/submit-button'
import { ZipLink } from '../../zip-link'
import { retry, stop } from '../actions'
import type { Found, FoundRow } from './found'
import { RejectedRows } from './rejected-rows'

/** An import that has been committed: how far it is, and what became of its rows. */
export async function Running({
  found,
  rejected,
  mayImport,
}: {
  found: Found
  rejected: FoundRow[]
  mayImport: boolean
}) {
  const [t, speak] = await Promise.all([getTranslations('imports'), speaker()])
  const { batches, state, error, recorded, notCompleted, duplicates, known } = found
  const waiting = batches.waiting + batches.undrawn
  return (
    <>
      {batches.settled ? null : <AutoRefresh seconds={1} />}
      <div className="max-w-2xl space-y-3 pb-6 empty:hidden">
        {state === 'cancelled' ? <Banner>{t('progress.cancelled', { recorded })}</Banner> : null}
        {state === 'failed' ? (
          <Banner tone="danger" title={t('progress.failed')}>
            <p className="pb-2">{error && speak(error)}</p>
            {mayImport ? (
              <ActionForm action={retry}>
                <input type="hidden" name="importId" value={found.id} />
                <SubmitButton look="plain" size="small">
                  {t('retry')}
                </SubmitButton>
              </ActionForm>
            ) : null}
          </Banner>
        ) : null}
      </div>
      {state === 'cancelled' && recorded === 0 ? null : <Progress found={found} />}
      {state === 'recording' && mayImport ? (
        <div className="mt-5">
          <ConfirmDialog
            trigger={t('stop')}
            title={t('stopTitle')}
            lead={t('stopLead')}
            action={stop}
            verb={t('stop')}
            hidden={{ importId: found.id }}
          />
        </div>
      ) : null}
      {notCompleted + duplicates + known > 0 ? (
        <p className="mt-2 max-w-2xl text-muted">
          {t('progress.left', { notCompleted, duplicates, known })}
        </p>
      ) : null}
      {mayImport && batches.rendered > 0 ? (
        <ZipLink href={`/admin/imports/${found.id}/documents.zip`} />
      ) : null}
      {waiting > 0 ? (
        <div className="mt-6">
          <Banner tone="warn" title={t('progress.waiting', { count: waiting })}>
            <p className="pb-2">{t('progress.waitingLead')}</p>
            <ButtonLink look="plain" size="small" href="/admin/review">
              {t('progress.review')}
            </ButtonLink>
          </Banner>
        </div>
      ) : null}
      <RejectedRows
        importId={found.id}
        rows={rejected}
        total={found.rejected}
        canDownload={found.facts !== null}
      />
    </>
  )
}

async function Progress({ found }: { found: Found }) {
  const t = await getTranslations('imports.progress')
  const { batches, rows, rejected, recorded, notCompleted, duplicates, known } = found
  return (
    <div className="max-w-2xl space-y-5" aria-live="polite">
      <ProgressBar
        label={t('rows')}
        value={recorded}
        max={rows - rejected - notCompleted - duplicates - known}
      />
      <ProgressBar
        label={t('decided')}
        value={batches.issued + batches.waiting + batches.refused}
        max={batches.total}
      />
      <ProgressBar label={t('documents')} value={batches.rendered} max={batches.issued} />
      <p className="text-muted">
        {t('said', { recorded, rejected, issued: batches.issued, refused: batches.refused })}{' '}
        {batches.settled ? null : t('leave')}
      </p>
    </div>
  )
}

import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { speaker } from '@/app/speaker'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Moment } from '@/components/ui/moment'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { listStale } from '@/lib/awards/documents/list-stale'
import { counted } from '@/lib/platform/pages/count-up-to'
import { redrawAll, stop } from './actions'

type Issuer = Awaited<ReturnType<typeof listStale>>[number]
type Last = NonNullable<Issuer['last']>

/** An issuer's documents: how many are of an older renderer, and their being drawn anew. */
export async function IssuerDocuments({
  issuer,
  named,
  mayRedraw,
}: {
  issuer: Issuer
  named: boolean
  mayRedraw: boolean
}) {
  const t = await getTranslations('files.stale')
  const { issuerId, issuerName, stale, last } = issuer
  const { count, more } = counted(stale)
  return (
    <li className="space-y-3 py-5">
      {named ? (
        <h2 className="text-base">
          <bdi>{issuerName}</bdi>
        </h2>
      ) : null}
      <p>{t(more === 'yes' ? 'countMore' : 'count', { count })}</p>
      {last?.state === 'running' ? (
        <Going last={last} mayRedraw={mayRedraw} />
      ) : (
        <>
          {last ? <Ended last={last} /> : null}
          {stale > 0 && mayRedraw ? (
            <ConfirmDialog
              trigger={t('redraw')}
              title={t('redrawTitle')}
              lead={<bdi>{issuerName}</bdi>}
              action={redrawAll}
              hidden={{ issuerId }}
              look="primary"
              verb={t('redraw')}
              busy={t('busy')}
            >
              <ul className="list-disc space-y-1 ps-5 text-muted">
                <li>{t('redrawOne')}</li>
                <li>{t('redrawTwo')}</li>
                <li>{t('redrawThree')}</li>
              </ul>
            </ConfirmDialog>
          ) : null}
          {stale > 0 && !mayRedraw ? <p className="text-muted">{t('readOnly')}</p> : null}
        </>
      )}
    </li>
  )
}

async function Going({ last, mayRedraw }: { last: Last; mayRedraw: boolean }) {
  const t = await getTranslations('files.stale')
  return (
    <div className="space-y-3" aria-live="polite">
      <ProgressBar label={t('progress')} value={last.drawn + last.waiting} max={last.total} />
      <p className="text-muted">{t('leave')}</p>
      {mayRedraw ? (
        <ConfirmDialog
          trigger={t('stop')}
          title={t('stopTitle')}
          lead={t('stopLead')}
          action={stop}
          hidden={{ redrawId: last.id }}
          verb={t('stop')}
        />
      ) : null}
    </div>
  )
}

async function Ended({ last }: { last: Last }) {
  const [t, speak] = await Promise.all([getTranslations('files.stale'), speaker()])
  const { state, drawn, waiting, error, endedAt, createdAt } = last
  return (
    <div className="space-y-1 text-muted">
      <p>
        {t.rich('last', { state, drawn, moment: () => <Moment date={endedAt ?? createdAt} /> })}
      </p>
      {error ? <p>{speak(error)}</p> : null}
      {waiting > 0 ? (
        <p>
          {t('waiting', { count: waiting })}{' '}
          <Link href="/admin/review" className="text-laurel underline">
            {t('review')}
          </Link>
        </p>
      ) : null}
    </div>
  )
}

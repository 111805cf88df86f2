import { Monitor, MonitorCheck, Smartphone } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Badge } from '@/components/ui/badge'
import { Moment } from '@/components/ui/moment'
import { SubmitButton } from '@/components/ui/submit-button'
import type { listMySessions } from '@/lib/reach/sign-in/my-sessions'
import { sessionDays } from '@/lib/reach/sign-in/sessions'
import { endOtherSessions, endSession } from './actions'
import { Entries, Entry } from './entry'
import { Part } from './part'

type Session = Awaited<ReturnType<typeof listMySessions>>[number]

const hour = 3_600_000

export function Sessions({ sessions, now }: { sessions: Session[]; now: Date }) {
  const t = useTranslations('settings.sessions')
  const format = useFormatter()
  // It is kept to the hour, so nothing shorter is said.
  const seen = (date: Date) =>
    now.getTime() - date.getTime() < hour
      ? t('seenNow')
      : t('seen', { when: format.relativeTime(date, now) })
  return (
    <Part id="sessions" title={t('title')} text={t('text', { days: sessionDays })}>
      <Entries>
        {sessions.map(({ id, browser, system, createdAt, lastSeenAt, here }) => {
          const device = t('device', {
            browser: browser ?? t('unknownBrowser'),
            system: system ?? t('unknownSystem'),
          })
          return (
            <Entry
              key={id}
              icon={/iPhone|Android/.test(system ?? '') ? Smartphone : Monitor}
              name={device}
              badge={
                here ? (
                  <Badge tone="valid" icon={MonitorCheck}>
                    {t('here')}
                  </Badge>
                ) : null
              }
              facts={
                <>
                  {t.rich('signedIn', { moment: () => <Moment date={createdAt} /> })}
                  {here ? null : <> · {seen(lastSeenAt)}</>}
                </>
              }
            >
              {here ? null : (
                <ActionForm action={endSession} toast>
                  <input type="hidden" name="id" value={id} />
                  <SubmitButton look="quiet" size="small" aria-label={t('endLabel', { device })}>
                    {t('end')}
                  </SubmitButton>
                </ActionForm>
              )}
            </Entry>
          )
        })}
      </Entries>
      {/* The form outlives its button, so that it can say what it did. */}
      <ActionForm action={endOtherSessions} toast>
        {sessions.length > 1 ? <SubmitButton look="plain">{t('endOthers')}</SubmitButton> : null}
      </ActionForm>
    </Part>
  )
}

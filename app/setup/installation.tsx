import { useTranslations } from 'next-intl'
import { Fact, Facts } from '@/components/ui/facts'
import { SubmitButton } from '@/components/ui/submit-button'
import { settings } from '@/lib/platform/env/settings'
import { mailService } from '@/lib/reach/sign-in/try-mail'

/** What the operator has set: where people reach this, and whether mail arrives. */
export function Installation() {
  const t = useTranslations('signIn.setUp')
  const { baseUrl } = settings()
  const local = ['localhost', '127.0.0.1'].includes(new URL(baseUrl).hostname)
  const mail = mailService()
  return (
    <>
      <Facts>
        <Fact name={t('url')}>
          <p className="font-medium">{baseUrl}</p>
          <p className="text-muted">{t(local ? 'urlLocal' : 'urlHint')}</p>
        </Fact>
        <Fact name={t('mail')}>{mail ? t('mailService', mail) : t('mailNone')}</Fact>
      </Facts>
      {/* Its own check of the fields: only the address is needed. */}
      <SubmitButton name="want" value="test" look="plain" formNoValidate busy={t('trying')}>
        {t('try')}
      </SubmitButton>
    </>
  )
}

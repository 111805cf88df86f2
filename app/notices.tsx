import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { SignInLink } from '@/components/shell/sign-in-link'
import { ButtonLink } from '@/components/ui/button'

/** Refusals, as drawn within a part of the house; `NoticePage` makes whole pages of them. */
export async function NotFoundNotice() {
  const t = await getTranslations('shell')
  return (
    <Notice
      title={t('notFound.title')}
      actions={
        <ButtonLink look="plain" href="/">
          {t('toHome')}
        </ButtonLink>
      }
    >
      <title>{`${t('notFound.tab')} · Laurel`}</title>
      <p>{t('notFound.text')}</p>
    </Notice>
  )
}

/** For pages that only a mailed link leads to: a link that is spent, old, or another's. */
export async function SpentLinkNotice() {
  const t = await getTranslations('shell')
  return (
    <Notice
      title={t('spentLink.title')}
      actions={
        <ButtonLink look="plain" href="/settings#addresses">
          {t('spentLink.toSettings')}
        </ButtonLink>
      }
    >
      <title>{`${t('spentLink.tab')} · Laurel`}</title>
      <p>{t('spentLink.text')}</p>
    </Notice>
  )
}

export async function ForbiddenNotice() {
  const t = await getTranslations('shell')
  return (
    <Notice
      title={t('forbidden.title')}
      actions={
        <>
          <ButtonLink href="/dashboard">{t('myCertificates')}</ButtonLink>
          <ButtonLink look="plain" href="/sign-in">
            {t('forbidden.other')}
          </ButtonLink>
        </>
      }
    >
      <title>{`${t('forbidden.tab')} · Laurel`}</title>
      <p>{t('forbidden.text')}</p>
    </Notice>
  )
}

export async function UnauthorisedNotice() {
  const t = await getTranslations('shell')
  return (
    <Notice title={t('unauthorised.title')} actions={<SignInLink>{t('signIn')}</SignInLink>}>
      <title>{`${t('unauthorised.tab')} · Laurel`}</title>
      <p>{t('unauthorised.text')}</p>
    </Notice>
  )
}

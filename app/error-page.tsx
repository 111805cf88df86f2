'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/components/shell/notice'
import { Button, ButtonLink } from '@/components/ui/button'

/** A bug met while drawing a page: the server has logged it under the reference shown. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('shell')
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <Notice
      title={t('broken.title')}
      actions={
        <>
          <Button onClick={retry}>{t('broken.retry')}</Button>
          <ButtonLink look="plain" href="/">
            {t('toHome')}
          </ButtonLink>
        </>
      }
    >
      <p>
        {digest
          ? t.rich('broken.withReference', {
              reference: () => <code className="font-mono text-ink">{digest}</code>,
            })
          : t('broken.text')}
      </p>
    </Notice>
  )
}

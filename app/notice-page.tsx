import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Notice } from '@/components/shell/notice'
import { SiteFooter } from '@/components/shell/site-footer'
import { SiteHeader } from '@/components/shell/site-header'
import { Document } from './document'

/** A refusal as a whole page, in the visitor's language: `about` names its texts in `shell`. */
export async function NoticePage({
  about,
  actions,
}: {
  about: 'notFound' | 'forbidden' | 'unauthorised'
  actions: ReactNode
}) {
  const t = await getTranslations('shell')
  return (
    <Document>
      <title>{`${t(`${about}.tab`)} · Laurel`}</title>
      <div className="flex min-h-dvh flex-col">
        <SiteHeader />
        <main className="flex-1">
          <Notice title={t(`${about}.title`)} actions={actions}>
            <p>{t(`${about}.text`)}</p>
          </Notice>
        </main>
        <SiteFooter />
      </div>
    </Document>
  )
}

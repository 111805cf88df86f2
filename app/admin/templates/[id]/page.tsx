import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { one } from '@/app/query'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { loadTemplate } from '@/lib/awards/certifications/load-template'
import type { Sample } from '@/lib/awards/certifications/sample'
import { getTemplate } from '@/lib/awards/certifications/template-queries'
import { addDays, isoDay } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'
import { messagesOf } from '@/lib/platform/language/languages'
import { TemplateEditor } from './editor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('editor'))('tab') }
}

/** `?version=` opens an older version, to look at it or to begin from it. */
export default async function TemplatePage({ params, searchParams }: PageProps<{ id: string }>) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const asked = Number(one(query.version))
  const { template, older, today } = await gate(async (ctx) => {
    const template = await getTemplate(ctx, { templateId: id })
    const version = template.versions.find((each) => each.version === asked)
    const { issuerId, current } = template
    const older =
      version && version.id !== current.id
        ? {
            version: version.version,
            look: (await loadTemplate(ctx, { issuerId, templateVersionId: version.id })).look,
          }
        : undefined
    return { template, older, today: ctx.now }
  })
  const [t, locale] = await Promise.all([getTranslations('editor'), getLocale()])
  const { ui, shell, templates, editor } = messagesOf(locale)
  const { name, issuerId, issuerName, current, versions, certifications, pictures } = template
  const sample: Sample = {
    recipientName: 'Amara Okafor',
    title: certifications[0]?.title ?? t('sample.title'),
    description: t('sample.description'),
    skills: [],
    awardedOn: isoDay(today),
    expiresOn: isoDay(addDays(today, 730)),
    score: 87.5,
    details: {},
  }
  return (
    <>
      <PageHeader back={{ href: '/admin/templates', label: t('templates') }} title={name} />
      {older ? (
        <div className="mb-4">
          <Banner tone="slate">
            {t('older', { version: older.version, next: current.version + 1 })}
          </Banner>
        </div>
      ) : null}
      <NextIntlClientProvider messages={{ ui, shell, templates, editor } as never}>
        <TemplateEditor
          {...{ templateId: id, issuerId, issuerName, versions, certifications, pictures, sample }}
          baseUrl={settings().baseUrl}
          begin={{ name, look: older?.look ?? current.look }}
          beginVersion={older?.version ?? current.version}
          saved={{
            draft: { name, look: current.look },
            ...{ version: current.version, templateVersionId: current.id },
          }}
        />
      </NextIntlClientProvider>
    </>
  )
}

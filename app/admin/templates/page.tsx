import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Day } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { listTemplatesWithUse } from '@/lib/awards/certifications/template-queries'
import { listMyIssuers } from '@/lib/awards/issuers/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('title') }
}

export default async function TemplatesPage() {
  const { templates, admins } = await gate(async (ctx) => {
    const [templates, issuers] = await Promise.all([listTemplatesWithUse(ctx), listMyIssuers(ctx)])
    const admins = new Set(issuers.flatMap(({ id, role }) => (role === 'admin' ? [id] : [])))
    return { templates, admins }
  })
  const t = await getTranslations('templates')
  const make =
    admins.size > 0 ? <ButtonLink href="/admin/templates/new">{t('list.new')}</ButtonLink> : null
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={templates.length > 0 ? make : null}
      />
      {templates.length > 0 ? (
        <ul className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
          {templates.map((template) => (
            <li key={template.id}>
              <TemplateCard template={template} canEdit={admins.has(template.issuerId)} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={t('list.none')} action={make}>
          <p>{t('list.noneHint')}</p>
        </EmptyState>
      )}
    </>
  )
}

type Listed = Awaited<ReturnType<typeof listTemplatesWithUse>>[number]

async function TemplateCard({ template, canEdit }: { template: Listed; canEdit: boolean }) {
  const { id, name, issuerName, version, savedAt, usedBy, look } = template
  const t = await getTranslations('templates')
  return (
    <article className="relative h-full rounded-lg border border-line bg-surface focus-within:border-line-strong hover:border-line-strong">
      {/* biome-ignore lint/performance/noImgElement: a drawing needs no other sizes */}
      <img
        src={`/admin/templates/${id}/look.svg?version=${version}`}
        alt={t('list.picture', { name })}
        loading="lazy"
        className="aspect-[4/3] w-full rounded-t-lg bg-sunk object-contain p-3"
      />
      <div className="space-y-1 border-line border-t p-4">
        <h2 className="wrap-anywhere font-medium">
          {canEdit ? (
            <Link
              href={`/admin/templates/${id}`}
              className="after:absolute after:inset-0 hover:underline"
            >
              <bdi>{name}</bdi>
            </Link>
          ) : (
            <bdi>{name}</bdi>
          )}
        </h2>
        <p className="wrap-anywhere text-muted text-xs">
          <bdi>{issuerName}</bdi>
        </p>
        <p>
          {t('kind', {
            design: t(`design.${look.design}`),
            paper: t(`paper.${look.paper}`),
            orientation: t(`orientation.${look.orientation}`),
          })}
        </p>
        <p className="text-muted">{t('list.usedBy', { count: usedBy })}</p>
        <p className="text-muted text-xs">
          {t.rich('list.version', { version, day: () => <Day date={savedAt} /> })}
        </p>
      </div>
    </article>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { TabLinks } from '@/components/ui/tabs'
import { listTemplates } from '@/lib/awards/certifications/queries'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { listCourses } from '@/lib/awards/learning/queries'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { create } from '../actions'
import { CertificationFields } from '../certification-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certifications.form'))('new') }
}

/** With several issuers, which one it is for is in the address. */
export default async function NewCertificationPage({ searchParams }: PageProps) {
  const { issuer: asked } = await searchParams
  const { issuers, issuer, courses, templates } = await gate(async (ctx) => {
    const all = await listMyIssuers(ctx)
    const issuers = all.filter(({ role }) => role === 'admin')
    const issuer = issuers.find(({ slug }) => slug === asked) ?? issuers[0] ?? all[0]
    if (!issuer) throw new NotFound()
    requireRole(ctx, issuer.id, 'admin')
    const [courses, templates] = await Promise.all([listCourses(ctx), listTemplates(ctx)])
    return { issuers, issuer, courses, templates }
  })
  const t = await getTranslations('certifications')
  const own = <T extends { issuerId: string }>(rows: T[]) =>
    rows.filter(({ issuerId }) => issuerId === issuer.id)
  const ownCourses = own(courses)
  return (
    <>
      <PageHeader
        back={{ href: '/admin/certifications', label: t('title') }}
        title={t('form.new')}
      />
      {issuers.length > 1 ? (
        <TabLinks
          label={t('form.issuers')}
          tabs={issuers.map(({ slug, name, id }) => ({
            href: `/admin/certifications/new?issuer=${slug}`,
            name: <bdi>{name}</bdi>,
            here: id === issuer.id,
          }))}
        />
      ) : null}
      {ownCourses.length > 0 ? (
        <ActionForm key={issuer.id} action={create} className="max-w-3xl space-y-4">
          <input type="hidden" name="issuerId" value={issuer.id} />
          <CertificationFields slug courses={ownCourses} templates={own(templates)} />
          <SubmitButton busy={t('form.busy')}>{t('form.publish')}</SubmitButton>
        </ActionForm>
      ) : (
        <EmptyState
          title={t('form.noCourse')}
          action={
            <ButtonLink look="plain" href="/admin/certifications">
              {t('title')}
            </ButtonLink>
          }
        >
          <p>{t('form.noCourseHint')}</p>
        </EmptyState>
      )}
    </>
  )
}

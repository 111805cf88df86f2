import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { IssuerTabs, whichIssuer } from '@/app/admin/which-issuer'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { one } from '@/app/query'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { listTemplates } from '@/lib/awards/certifications/queries'
import { listCourses } from '@/lib/awards/learning/queries'
import { create } from '../actions'
import { CertificationFields } from '../certification-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certifications.form'))('new') }
}

/** With several issuers, which one it is for is in the address. */
export default async function NewCertificationPage({ searchParams }: PageProps) {
  const asked = one((await searchParams).issuer)
  const { issuers, issuer, courses, templates } = await gate(async (ctx) => {
    const { issuers, issuer } = await whichIssuer(ctx, asked)
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
      <IssuerTabs
        path="/admin/certifications/new"
        label={t('form.issuers')}
        {...{ issuers, issuer }}
      />
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
            <ButtonLink href={`/admin/courses/new?issuer=${issuer.slug}`}>
              {t('form.addCourse')}
            </ButtonLink>
          }
        >
          <p>{t('form.noCourseHint')}</p>
        </EmptyState>
      )}
    </>
  )
}

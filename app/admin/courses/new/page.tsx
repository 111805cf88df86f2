import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { IssuerTabs, whichIssuer } from '@/app/admin/which-issuer'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { one } from '@/app/query'
import { ActionForm } from '@/components/ui/action-form'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { create } from '../actions'
import { CourseFields } from '../course-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learning.courses'))('new') }
}

export default async function NewCoursePage({ searchParams }: PageProps) {
  const asked = one((await searchParams).issuer)
  const { issuers, issuer } = await gate((ctx) => whichIssuer(ctx, asked))
  const t = await getTranslations('learning')
  return (
    <>
      <PageHeader
        back={{ href: '/admin/courses', label: t('courses.title') }}
        title={t('courses.new')}
      />
      <IssuerTabs path="/admin/courses/new" label={t('form.issuers')} {...{ issuers, issuer }} />
      <ActionForm key={issuer.id} action={create} className="max-w-xl space-y-4">
        <input type="hidden" name="issuerId" value={issuer.id} />
        <CourseFields />
        <SubmitButton busy={t('form.busy')}>{t('form.add')}</SubmitButton>
      </ActionForm>
    </>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { getCourse } from '@/lib/awards/learning/queries'
import { requireRole } from '@/lib/platform/access/policy'
import { save } from '../actions'
import { CourseFields } from '../course-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learning.courses'))('course') }
}

export default async function CoursePage({ params }: PageProps<{ id: string }>) {
  const { id } = await params
  const course = await gate(async (ctx) => {
    const course = await getCourse(ctx, { courseId: id })
    requireRole(ctx, course.issuerId, 'admin')
    return course
  })
  const t = await getTranslations('learning')
  return (
    <>
      <PageHeader
        back={{ href: '/admin/courses', label: t('courses.title') }}
        title={t('form.edit', { title: course.title })}
        lead={t('form.editLead')}
        actions={
          <ButtonLink look="plain" href={`/courses/${course.slug}`}>
            {t('form.public')}
          </ButtonLink>
        }
      />
      <ActionForm action={save} className="max-w-xl space-y-4">
        <input type="hidden" name="courseId" value={course.id} />
        <CourseFields given={course} />
        <SubmitButton busy={t('form.busy')}>{t('form.save')}</SubmitButton>
      </ActionForm>
    </>
  )
}

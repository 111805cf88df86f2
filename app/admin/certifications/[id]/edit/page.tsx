import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { speaker } from '@/app/speaker'
import { ActionForm } from '@/components/ui/action-form'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { getCertification, listTemplates } from '@/lib/awards/certifications/queries'
import { requirementSentence } from '@/lib/awards/certifications/rules'
import { joinSkills } from '@/lib/awards/certifications/skills'
import { listCourses } from '@/lib/awards/learning/queries'
import { requireRole } from '@/lib/platform/access/policy'
import { revise } from '../../actions'
import { CertificationFields } from '../../certification-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certifications.detail'))('edit') }
}

/** Publishes the next version: what was awarded under earlier ones stays as it is. */
export default async function EditCertificationPage({ params }: PageProps<{ id: string }>) {
  const { id } = await params
  const { certification, courses, templates } = await gate(async (ctx) => {
    const certification = await getCertification(ctx, { certificationId: id })
    requireRole(ctx, certification.issuerId, 'admin')
    const [courses, templates] = await Promise.all([listCourses(ctx), listTemplates(ctx)])
    return { certification, courses, templates }
  })
  const [t, speak] = await Promise.all([getTranslations('certifications.form'), speaker()])
  const { current, issuerId } = certification
  const own = <T extends { issuerId: string }>(rows: T[]) =>
    rows.filter((row) => row.issuerId === issuerId)
  const course = current.asked.find((asked) => asked.kind === 'course')
  const kept = current.asked.filter((asked) => asked !== course)
  return (
    <>
      <PageHeader
        back={{ href: `/admin/certifications/${id}`, label: current.title }}
        title={t('edit', { title: current.title })}
        lead={t('editLead')}
      />
      <ActionForm action={revise} className="max-w-3xl space-y-4">
        <input type="hidden" name="certificationId" value={id} />
        <CertificationFields
          slug={false}
          courses={own(courses)}
          templates={own(templates)}
          given={{
            title: current.title,
            description: current.description,
            skills: joinSkills(current.skills, current.skillLinks),
            ...(course ? { courseId: course.courseId, passMark: course.passMark } : {}),
            validMonths: current.validMonths,
            renewalDays: current.renewalDays,
          }}
        />
        {kept.length > 0 ? (
          <Banner>
            <p>{t('kept')}</p>
            <ul className="list-disc ps-5">
              {kept.map((asked) => (
                <li key={JSON.stringify(asked)}>{speak(requirementSentence(asked))}</li>
              ))}
            </ul>
          </Banner>
        ) : null}
        <SubmitButton busy={t('busy')}>
          {t('publishVersion', { version: current.version + 1 })}
        </SubmitButton>
      </ActionForm>
    </>
  )
}

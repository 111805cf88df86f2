import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SelectField, TextField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { listDetailKeys } from '@/lib/awards/certifications/list-detail-keys'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { listCourses } from '@/lib/awards/learning/queries'
import { isoDay } from '@/lib/platform/clock/dates'
import { record } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('completions'))('title') }
}

export default async function CompletionsPage() {
  const { courses, canMake, today, keys } = await gate(async (ctx) => {
    const [courses, issuers] = await Promise.all([listCourses(ctx), listMyIssuers(ctx)])
    const mine = new Set(issuers.filter(({ role }) => role === 'admin').map(({ id }) => id))
    return {
      keys: await listDetailKeys(ctx, { issuerIds: [...mine] }),
      courses: courses.filter(({ issuerId }) => mine.has(issuerId)),
      canMake: mine.size > 0,
      today: isoDay(ctx.now),
    }
  })
  const t = await getTranslations('completions')
  if (courses.length === 0) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState
          title={t('none')}
          action={
            canMake ? <ButtonLink href="/admin/courses/new">{t('addCourse')}</ButtonLink> : null
          }
        >
          <p>{t('noneHint')}</p>
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <ButtonLink look="plain" href="/admin/imports">
            {t('manyInstead')}
          </ButtonLink>
        }
      />
      <ActionForm action={record} className="max-w-lg space-y-5">
        <SelectField name="courseId" label={t('course')} required>
          <option value="">{t('chooseCourse')}</option>
          {courses.map(({ id, code, title, issuerName }) => (
            <option key={id} value={id}>
              {t('courseOption', { code, title, issuer: issuerName })}
            </option>
          ))}
        </SelectField>
        <TextField
          name="email"
          label={t('email')}
          type="email"
          autoComplete="off"
          maxLength={254}
          required
        />
        <TextField
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          autoComplete="off"
          maxLength={300}
          dir="auto"
          required
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="completedAt"
            label={t('completedOn')}
            type="date"
            max={today}
            defaultValue={today}
            required
          />
          <TextField
            name="score"
            label={t('score')}
            type="number"
            min={0}
            max={100}
            step={0.01}
            hint={t('scoreHint')}
          />
        </div>
        {keys.map(({ key, label }) => (
          <TextField
            key={key}
            name={`detail.${key}`}
            label={label || key}
            hint={t('detailHint')}
            maxLength={100}
            dir="auto"
          />
        ))}
        <SubmitButton busy={t('recording')}>{t('record')}</SubmitButton>
      </ActionForm>
    </>
  )
}

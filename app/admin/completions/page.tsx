import type { Metadata } from 'next'
import { gate } from '@/app/gate'
import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import { SelectField, TextField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { listCourses } from '@/lib/awards/learning/queries'
import { record } from './actions'

export const metadata: Metadata = { title: 'Record a completion' }

export default async function CompletionsPage() {
  const { courses, today } = await gate(async (ctx) => {
    const [courses, issuers] = await Promise.all([listCourses(ctx), listMyIssuers(ctx)])
    const mine = new Set(issuers.filter(({ role }) => role === 'admin').map(({ id }) => id))
    return {
      courses: courses.filter(({ issuerId }) => mine.has(issuerId)),
      today: ctx.now.toISOString().slice(0, 10),
    }
  })
  if (courses.length === 0) {
    return (
      <>
        <PageHeader title="Record a completion" />
        <EmptyState title="No course to record for">
          <p>Completions are recorded by issuer admins, for the courses of their issuer.</p>
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader
        title="Record a completion"
        lead="For one person, by hand. Where it meets a certification’s requirements, the certificate follows by itself."
      />
      <ActionForm action={record} className="max-w-lg space-y-5">
        <SelectField name="courseId" label="Course" required>
          <option value="">Choose a course</option>
          {courses.map(({ id, code, title, issuerName }) => (
            <option key={id} value={id}>
              {code}: {title} ({issuerName})
            </option>
          ))}
        </SelectField>
        <TextField
          name="email"
          label="Learner’s e-mail address"
          type="email"
          autoComplete="off"
          maxLength={254}
          required
        />
        <TextField
          name="name"
          label="Learner’s name"
          hint="As it shall be printed on the certificate."
          autoComplete="off"
          maxLength={300}
          dir="auto"
          required
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="completedAt"
            label="Completed on"
            type="date"
            max={today}
            defaultValue={today}
            required
          />
          <TextField
            name="score"
            label="Score"
            type="number"
            min={0}
            max={100}
            step={0.01}
            hint="Percent, 0 to 100."
          />
        </div>
        <SubmitButton busy="Recording…">Record completion</SubmitButton>
      </ActionForm>
    </>
  )
}

import { useTranslations } from 'next-intl'
import { SelectField, TextArea, TextField } from '@/components/ui/field'
import { SlugField } from '@/components/ui/slug-field'

type Course = { id: string; code: string; title: string }
type Template = { templateVersionId: string; name: string; version: number }
type Given = {
  title?: string
  description?: string
  skills?: string[]
  courseId?: string
  passMark?: number | null
  validMonths?: number | null
  renewalDays?: number | null
}

/** What a certification says and asks, in a new one and in the next version alike. */
export function CertificationFields({
  courses,
  templates,
  slug,
  given = {},
}: {
  courses: Course[]
  templates: Template[]
  /** Whether the name in the link is asked for: it never changes afterwards. */
  slug: boolean
  given?: Given
}) {
  const t = useTranslations('certifications.form')
  return (
    <>
      <TextField
        name="title"
        label={t('title')}
        hint={t('titleHint')}
        required
        maxLength={200}
        dir="auto"
        defaultValue={given.title}
      />
      {slug ? (
        <SlugField
          {...{ from: 'title', name: 'slug', label: t('slug'), hint: t('slugHint') }}
          {...{ maxLength: 100, required: true }}
        />
      ) : null}
      <TextArea
        name="description"
        label={t('description')}
        maxLength={2000}
        dir="auto"
        defaultValue={given.description}
      />
      <TextArea
        name="skills"
        label={t('skills')}
        hint={t('skillsHint')}
        maxLength={12_000}
        dir="auto"
        defaultValue={given.skills?.join('\n')}
      />
      <SelectField
        name="courseId"
        label={t('course')}
        hint={t('courseHint')}
        required
        defaultValue={given.courseId ?? ''}
      >
        <option value="">{t('choose')}</option>
        {courses.map(({ id, code, title }) => (
          <option key={id} value={id}>
            {code}: {title}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          name="passMark"
          type="number"
          min={0}
          max={100}
          step="any"
          label={t('passMark')}
          hint={t('passMarkHint')}
          defaultValue={given.passMark ?? undefined}
        />
        <TextField
          name="validMonths"
          type="number"
          min={1}
          max={600}
          label={t('validMonths')}
          hint={t('validHint')}
          defaultValue={given.validMonths ?? undefined}
        />
        <TextField
          name="renewalDays"
          type="number"
          min={1}
          max={3650}
          label={t('renewalDays')}
          hint={t('renewalHint')}
          defaultValue={given.renewalDays ?? undefined}
        />
      </div>
      <SelectField name="templateVersionId" label={t('template')} defaultValue="">
        <option value="">{t(slug ? 'standard' : 'asNow')}</option>
        {templates.map(({ templateVersionId, name, version }) => (
          <option key={templateVersionId} value={templateVersionId}>
            {t('templateVersion', { name, version })}
          </option>
        ))}
      </SelectField>
    </>
  )
}

import { useTranslations } from 'next-intl'
import { TextArea, TextField } from '@/components/ui/field'
import { SlugField } from '@/components/ui/slug-field'

/** What a course is called and says; a new one is asked for its name in the link too. */
export function CourseFields({
  given,
}: {
  given?: { code: string; title: string; description: string }
}) {
  const t = useTranslations('learning.form')
  return (
    <>
      <TextField
        {...{ name: 'code', label: t('code'), hint: t('codeHint'), maxLength: 60 }}
        {...{ dir: 'auto', defaultValue: given?.code, required: true }}
      />
      <TextField
        {...{ name: 'title', label: t('title'), maxLength: 200 }}
        {...{ dir: 'auto', defaultValue: given?.title, required: true }}
      />
      {given ? null : (
        <SlugField
          {...{ from: 'title', name: 'slug', label: t('slug'), hint: t('slugHint') }}
          {...{ maxLength: 100, required: true }}
        />
      )}
      <TextArea
        {...{ name: 'description', label: t('description'), maxLength: 2000 }}
        {...{ dir: 'auto', defaultValue: given?.description }}
      />
    </>
  )
}

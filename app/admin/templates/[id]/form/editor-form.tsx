import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'
import { DesignPart } from './design-part'
import { FieldsPart } from './fields-part'
import { PeoplePart } from './people-part'
import { TryPart } from './try-part'
import { WordsPart } from './words-part'

/** All that can be said of a look, in parts. */
export function EditorForm() {
  const t = useTranslations('editor.parts')
  return (
    <section aria-label={t('label')} className="min-w-0">
      <Tabs
        label={t('label')}
        parts={[
          { value: 'design', name: t('design'), content: <DesignPart /> },
          { value: 'words', name: t('words'), content: <WordsPart /> },
          { value: 'people', name: t('people'), content: <PeoplePart /> },
          { value: 'fields', name: t('fields'), content: <FieldsPart /> },
          { value: 'try', name: t('try'), content: <TryPart /> },
        ]}
      />
    </section>
  )
}

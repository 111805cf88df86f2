import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { customFieldsAtMost, type Look } from '@/lib/proof/documents/schema'
import { wordsOf } from '@/lib/proof/documents/words'
import { useEditor } from '../editor-context'
import { Group, Select, TextLine } from './controls'
import { CustomField } from './custom-field'
import { languages, wordingIn } from './languages'

type Phrase = keyof Look['wording']
const phrases = Object.keys(wordsOf({})) as Phrase[]

/** What is printed on every certificate, and in which language. */
export function WordsPart() {
  const t = useTranslations('editor.words')
  const locale = useLocale()
  const { look, edit } = useEditor()
  const own = wordsOf({})
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  const tags = languages.includes(look.language) ? languages : [look.language, ...languages]
  return (
    <div className="space-y-5">
      <Select
        label={t('language')}
        hint={t('languageHint')}
        path="language"
        value={look.language}
        options={tags.map((value) => ({ value, label: names.of(value) ?? value }))}
        onChange={(language) => edit('language', (look) => wordingIn(look, language))}
      />
      <Group title={t('phrases')}>
        <p className="text-muted text-xs">{t('phrasesHint')}</p>
        {phrases.map((phrase) => (
          <TextLine
            key={phrase}
            label={t(`phrase.${phrase}`)}
            path={`wording.${phrase}`}
            value={look.wording[phrase] ?? ''}
            placeholder={own[phrase]}
            maxLength={80}
            onChange={(value) => edit(`wording.${phrase}`, (look) => withWord(look, phrase, value))}
          />
        ))}
      </Group>
      <Group title={t('custom')}>
        <p className="text-muted text-xs">{t('customHint', { example: '{hours}' })}</p>
        {look.custom.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a custom field is its place in the list
          <CustomField key={at} at={at} />
        ))}
        {look.custom.length < customFieldsAtMost ? (
          <Button
            look="plain"
            size="small"
            onClick={() =>
              edit(`add custom ${look.custom.length}`, (look) => ({
                ...look,
                custom: [...look.custom, { label: t('newLabel'), value: '{hours}' }],
              }))
            }
          >
            <Plus aria-hidden="true" className="size-4" />
            {t('addCustom')}
          </Button>
        ) : null}
      </Group>
    </div>
  )
}

function withWord(look: Look, phrase: Phrase, value: string): Look {
  const { [phrase]: _, ...wording } = look.wording
  return { ...look, wording: value === '' ? wording : { ...wording, [phrase]: value } }
}

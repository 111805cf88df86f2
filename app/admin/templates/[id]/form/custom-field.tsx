import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { useEditor } from '../editor-context'
import { withoutSlot } from '../look-edits'
import { TextLine } from './controls'

/** A line of the issuer's own: what stands above it, and what it says. */
export function CustomField({ at }: { at: number }) {
  const t = useTranslations('editor.words')
  const { look, edit } = useEditor()
  const field = look.custom[at]
  if (!field) return null
  const set = (key: 'label' | 'value', value: string) =>
    edit(`custom.${at}.${key}`, (look) => ({
      ...look,
      custom: look.custom.with(at, { ...(look.custom[at] ?? field), [key]: value }),
    }))
  return (
    <div className="flex items-start gap-1 rounded-md border border-line p-3">
      <div className="min-w-0 flex-1 space-y-2">
        <TextLine
          label={t('label', { number: at + 1 })}
          path={`custom.${at}.label`}
          value={field.label}
          maxLength={60}
          onChange={(value) => set('label', value)}
        />
        <TextLine
          label={t('value', { number: at + 1 })}
          path={`custom.${at}.value`}
          value={field.value}
          maxLength={200}
          onChange={(value) => set('value', value)}
        />
      </div>
      <IconButton
        label={t('removeCustom', { number: at + 1 })}
        onClick={() => edit(`remove custom ${at}`, (look) => withoutSlot(look, 'custom', at))}
      >
        <Trash2 aria-hidden="true" className="size-4" />
      </IconButton>
    </div>
  )
}

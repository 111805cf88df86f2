import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useEditor } from '../editor-context'

/** What the picker begins with where the design's own colour is used. */
const begin = { ink: '#1d2620', accent: '#1f5a3d', ornament: '#a98434' }

/** A colour, picked or written; without one it is the design's own. */
export function ColourField({ name }: { name: 'ink' | 'accent' | 'ornament' }) {
  const t = useTranslations('editor.design')
  const { look, edit, settle } = useEditor()
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const colour = look[name]
  const set = (value: string) => edit(name, (look) => ({ ...look, [name]: value.toLowerCase() }))
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {t(name)}
      </label>
      <div className="flex items-center gap-2">
        <input
          type="color"
          aria-label={t('pick', { name: t(name) })}
          value={colour ?? begin[name]}
          onChange={({ target }) => set(target.value)}
          onBlur={settle}
          className="h-9 w-12 shrink-0 cursor-pointer rounded-md border border-line-strong bg-surface p-1"
        />
        <input
          id={id}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          placeholder={t('own')}
          value={typed ?? colour ?? ''}
          onChange={({ target }) => {
            setTyped(target.value)
            const given = target.value.trim().replace(/^#?/, '#')
            if (/^#[0-9a-f]{6}$/i.test(given)) set(given)
          }}
          onBlur={() => {
            setTyped(undefined)
            settle()
          }}
          className="field-box min-h-9 py-1.5 font-mono"
        />
        <Button
          look="quiet"
          size="small"
          aria-disabled={colour === undefined}
          aria-label={t('resetColour', { name: t(name) })}
          onClick={() => edit(name, ({ [name]: _, ...look }) => look)}
        >
          {t('reset')}
        </Button>
      </div>
    </div>
  )
}

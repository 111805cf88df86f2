import { AlignCenter, AlignLeft, AlignRight, EyeOff, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { IconButton } from '@/components/ui/icon-button'
import type { Box, PlacedField } from '@/lib/proof/documents/designs/items'
import { aligns } from '@/lib/proof/documents/schema'
import { useEditor } from '../editor-context'
import { withoutPlacement, withShown } from '../look-edits'
import { boxId } from './box-id'
import { keptOnPage } from './geometry'
import { NumberBox } from './number-box'

/** Points a unit. */
const units = { mm: 72 / 25.4, pt: 1 }
type Unit = keyof typeof units

const icons = { left: AlignLeft, center: AlignCenter, right: AlignRight }

/** Where the chosen field stands, in numbers, and what can be done with it. */
export function FieldPanel() {
  const t = useTranslations('editor.placing')
  const [unit, setUnit] = useState<Unit>('mm')
  const editor = useEditor()
  const field = editor.fields.find(({ id }) => id === editor.selected)
  if (!field) {
    return <p className="mt-3 text-center text-muted text-xs max-lg:order-first">{t('hint')}</p>
  }
  const name = editor.fieldName(field.id)
  return (
    <section
      aria-label={t('panel', { name })}
      className="mx-auto mt-3 w-full max-w-3xl rounded-md border border-line bg-surface p-3 max-lg:order-first max-lg:mt-0"
    >
      <div className="mb-1 flex flex-wrap items-center gap-x-3">
        <h2 className="wrap-anywhere me-auto font-sans font-semibold">{name}</h2>
        <Aligning field={field} />
        <Actions field={field} />
      </div>
      <div className="grid grid-cols-[repeat(4,minmax(0,1fr))_auto] items-end gap-2">
        <Numbers field={field} unit={unit} />
        <select
          aria-label={t('unit')}
          value={unit}
          onChange={({ target }) => setUnit(target.value as Unit)}
          className="field-box min-h-9 w-auto px-2 py-1"
        >
          <option value="mm">{t('mm')}</option>
          <option value="pt">{t('pt')}</option>
        </select>
      </div>
    </section>
  )
}

function Numbers({ field: { id, box, align }, unit }: { field: PlacedField; unit: Unit }) {
  const t = useTranslations('editor.placing')
  const { place, page, settle } = useEditor()
  const points = units[unit]
  const set = (key: keyof Box, value: number) =>
    place(id, { ...keptOnPage({ ...box, [key]: value * points }, page), align }, `${key} ${id}`)
  return (
    <div id="field-numbers" className="col-span-4 grid grid-cols-subgrid">
      {(['left', 'top', 'width', 'height'] as const).map((key) => (
        <NumberBox
          key={key}
          label={t(key)}
          value={box[key] / points}
          step={unit === 'mm' ? 0.5 : 1}
          onChange={(value) => set(key, value)}
          onDone={settle}
        />
      ))}
    </div>
  )
}

function Aligning({ field: { id, box, align } }: { field: PlacedField }) {
  const t = useTranslations('editor.placing')
  const { place } = useEditor()
  return (
    <fieldset className="flex">
      <legend className="sr-only">{t('align')}</legend>
      {aligns.map((one) => {
        const Icon = icons[one]
        return (
          <Button
            key={one}
            look="quiet"
            size="icon"
            aria-label={t(`aligned.${one}`)}
            aria-pressed={align === one}
            onClick={() => place(id, { ...box, align: one }, `align ${id}`)}
            className={classes(align === one && 'bg-laurel-soft text-laurel')}
          >
            <Icon aria-hidden="true" className="size-4" />
          </Button>
        )
      })}
    </fieldset>
  )
}

function Actions({ field: { id } }: { field: PlacedField }) {
  const t = useTranslations('editor.placing')
  const { edit, look, select } = useEditor()
  const moved = look.placements[id] !== undefined
  return (
    <div className="flex">
      <IconButton
        label={t('hide')}
        onClick={() => {
          edit(`hide ${id}`, (look) => withShown(look, id, false))
          select(undefined)
        }}
      >
        <EyeOff aria-hidden="true" className="size-4" />
      </IconButton>
      <IconButton
        label={t('reset')}
        aria-disabled={!moved}
        onClick={() => {
          if (!moved) return
          edit(`reset ${id}`, (look) => withoutPlacement(look, id))
          document.getElementById(boxId(id))?.focus()
        }}
      >
        <RotateCcw aria-hidden="true" className="size-4" />
      </IconButton>
    </div>
  )
}

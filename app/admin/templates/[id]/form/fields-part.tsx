import { Move, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { useEditor } from '../editor-context'
import { allFields, withShown } from '../look-edits'
import { boxId } from '../placing/box-id'
import { Tick } from './controls'

/** Every field there is: whether it is shown, whether it was moved, and a way to its box. */
export function FieldsPart() {
  const t = useTranslations('editor.fieldsPart')
  const { look, doc, edit, select, fieldName } = useEditor()
  const fields = allFields(look, doc)
  const [qr, number] = [look.hidden.includes('qr'), look.hidden.includes('number')]
  const moved = Object.keys(look.placements).length
  return (
    <div className="space-y-4">
      <p className="text-muted">{t('lead')}</p>
      {qr && number ? <Banner tone="warn">{t('unverifiable')}</Banner> : null}
      <ul className="divide-y divide-line border-line border-y">
        {fields.map(({ id }) => {
          const shown = !look.hidden.includes(id)
          return (
            <li key={id} className="flex min-h-11 items-center justify-between gap-2 py-1">
              <Tick
                label={<bdi className="wrap-anywhere">{fieldName(id)}</bdi>}
                checked={shown}
                onChange={(next) => edit(`show ${id}`, (look) => withShown(look, id, next))}
              />
              <span className="flex shrink-0 items-center gap-2">
                {look.placements[id] ? (
                  <span className="text-muted text-xs">{t('moved')}</span>
                ) : null}
                {shown ? (
                  <Button
                    look="quiet"
                    size="small"
                    aria-label={t('placeOf', { name: fieldName(id) })}
                    onClick={() => {
                      select(id)
                      document.getElementById(boxId(id))?.focus()
                    }}
                  >
                    <Move aria-hidden="true" className="size-4" />
                    {t('place')}
                  </Button>
                ) : null}
              </span>
            </li>
          )
        })}
      </ul>
      <Button
        look="plain"
        aria-disabled={moved === 0}
        onClick={() => moved > 0 && edit('reset all', (look) => ({ ...look, placements: {} }))}
      >
        <RotateCcw aria-hidden="true" className="size-4" />
        {t('resetAll')}
      </Button>
    </div>
  )
}

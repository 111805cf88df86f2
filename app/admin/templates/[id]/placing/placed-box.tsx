import { useTranslations } from 'next-intl'
import type { PointerEvent } from 'react'
import { classes } from '@/components/ui/classes'
import type { PlacedField } from '@/lib/proof/documents/designs/items'
import { useEditor } from '../editor-context'
import { boxId, rounded } from './box-id'
import { type Handle, handles } from './geometry'
import { useBoxKeys } from './use-box-keys'

type Start = (event: PointerEvent, field: PlacedField, handle?: Handle) => void

/** One field's box: chosen by a click or the focus, moved by dragging, resized by its handles. */
export function PlacedBox({ field, start }: { field: PlacedField; start: Start }) {
  const t = useTranslations('editor.placing')
  const { page, selected, select, fieldName } = useEditor()
  const press = useBoxKeys(field)
  const { id, box } = field
  const chosen = id === selected
  const name = fieldName(id)
  return (
    <div
      className={classes('absolute', chosen ? 'z-10' : 'hover:z-10')}
      style={{
        left: `${(box.left / page.width) * 100}%`,
        top: `${(box.top / page.height) * 100}%`,
        width: `${(box.width / page.width) * 100}%`,
        height: `${(box.height / page.height) * 100}%`,
      }}
    >
      <button
        type="button"
        id={boxId(id)}
        data-field={id}
        aria-pressed={chosen}
        aria-label={t('box', { name, ...rounded(box) })}
        onFocus={() => select(id)}
        onKeyDown={press}
        onPointerDown={(event) => start(event, field)}
        className={classes(
          'peer block size-full cursor-move border border-transparent outline-offset-0',
          'group-hover/page:border-[#2563eb]/45 group-hover/page:border-dashed hover:border-[#2563eb] hover:bg-[#2563eb]/8 pointer-coarse:border-[#2563eb]/35 pointer-coarse:border-dashed',
          'focus-visible:outline-2 focus-visible:outline-[#2563eb]',
          chosen && 'touch-none border-[#2563eb] border-solid ring-1 ring-[#2563eb]',
        )}
      />
      <span
        aria-hidden="true"
        className={classes(
          'pointer-events-none absolute max-w-48 truncate bg-[#2563eb] px-1 text-[0.6875rem] text-white leading-4 peer-hover:block',
          box.top < 24 ? 'top-full' : 'bottom-full',
          box.left > page.width / 2 ? 'right-0' : 'left-0',
          chosen ? 'block' : 'hidden',
        )}
      >
        {name}
      </span>
      {chosen
        ? handlesOf(box).map((handle) => (
            <span
              key={handle}
              data-handle={handle}
              aria-hidden="true"
              onPointerDown={(event) => start(event, field, handle)}
              className={classes(
                '-translate-1/2 absolute size-2.5 touch-none rounded-full border border-[#2563eb] bg-white pointer-coarse:size-3.5',
                'before:absolute before:-inset-1.5 before:content-[""] pointer-coarse:before:-inset-3',
              )}
              style={{ ...spotOf(handle), cursor: `${handle}-resize` }}
            />
          ))
        : null}
    </div>
  )
}

/** A low or narrow box has no room for all. */
function handlesOf({ width, height }: PlacedField['box']): readonly Handle[] {
  if (height < 28) return ['w', 'e', 's']
  return width < 40 ? ['n', 's', 'e'] : handles
}

function spotOf(handle: Handle) {
  const left = handle.includes('w') ? '0%' : handle.includes('e') ? '100%' : '50%'
  const top = handle.includes('n') ? '0%' : handle.includes('s') ? '100%' : '50%'
  return { left, top }
}

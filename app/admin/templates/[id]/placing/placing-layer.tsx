import { useTranslations } from 'next-intl'
import { useId, useRef } from 'react'
import { useEditor } from '../editor-context'
import { PlacedBox } from './placed-box'
import { useDrag } from './use-drag'

/**
 * The fields as boxes on the page. Its keys are its own (WAI-ARIA: application): arrows move a field,
 * and a screen reader must let them through.
 */
export function PlacingLayer() {
  const t = useTranslations('editor.placing')
  const id = useId()
  const { fields, page, select } = useEditor()
  const layer = useRef<HTMLDivElement>(null)
  const { start, guides } = useDrag(layer)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same on a box
    <div
      ref={layer}
      role="application"
      aria-label={t('label')}
      aria-describedby={id}
      dir="ltr"
      onClick={(event) => event.target === event.currentTarget && select(undefined)}
      className="group/page absolute inset-0 overflow-hidden"
    >
      <p id={id} className="sr-only">
        {t('keys')}
      </p>
      {fields.map((field) => (
        <PlacedBox key={field.id} field={field} start={start} />
      ))}
      {guides.map(({ axis, at }) => (
        <span
          key={`${axis}${at}`}
          data-testid="guide"
          className={
            axis === 'x'
              ? 'pointer-events-none absolute inset-y-0 w-px bg-[#d6336c]'
              : 'pointer-events-none absolute inset-x-0 h-px bg-[#d6336c]'
          }
          style={
            axis === 'x'
              ? { left: `${(at / page.width) * 100}%` }
              : { top: `${(at / page.height) * 100}%` }
          }
        />
      ))}
    </div>
  )
}

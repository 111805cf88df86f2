'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import { buttonClasses, type Look, type Size } from './button'

/** A button that opens a small panel beside it: an explanation, a few fields. */
export function Popover({
  trigger,
  label,
  title,
  look = 'plain',
  size = 'normal',
  children,
}: {
  trigger: ReactNode
  label?: string
  title?: ReactNode
  look?: Look
  size?: Size
  children: ReactNode
}) {
  return (
    <Base.Root>
      <Base.Trigger aria-label={label} className={buttonClasses(look, size)}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="z-40">
          <Base.Popup className="popup max-h-(--available-height) w-80 max-w-(--available-width) overflow-y-auto p-4">
            {title ? <Base.Title className="mb-2 font-semibold">{title}</Base.Title> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

'use client'

import { Menu as Base } from '@base-ui/react/menu'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { buttonClasses, type Look, type Size } from './button'
import { classes } from './classes'

/** A button that opens a list of things to do or places to go. `label` names one with no words. */
export function Menu({
  trigger,
  label,
  look = 'plain',
  size = 'normal',
  align = 'end',
  children,
}: {
  trigger: ReactNode
  label?: string
  look?: Look
  size?: Size
  align?: 'start' | 'end'
  children: ReactNode
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger aria-label={label} className={buttonClasses(look, size)}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} collisionPadding={8} className="z-40">
          <Base.Popup className="popup max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto p-1">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

const item =
  'flex min-h-9 w-full cursor-pointer items-center gap-2 rounded-sm px-2.5 py-1.5 text-start outline-none ' +
  'data-highlighted:bg-sunk data-disabled:cursor-default data-disabled:opacity-60'

export function MenuItem({
  danger,
  ...rest
}: Omit<ComponentProps<typeof Base.Item>, 'className'> & { danger?: boolean }) {
  return <Base.Item {...rest} className={classes(item, danger && 'text-danger')} />
}

export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Base.Item className={item} render={<Link href={href} />} nativeButton={false}>
      {children}
    </Base.Item>
  )
}

/** What belongs together in a menu, under a heading of its own. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group className="border-line border-t pt-1 first:border-t-0 first:pt-0 not-last:pb-1">
      <Base.GroupLabel className="px-2.5 py-1 text-muted text-xs">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  )
}

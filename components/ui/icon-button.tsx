'use client'

import type { ComponentProps } from 'react'
import { Button } from './button'
import { Tooltip } from './tooltip'

/** A button with a picture alone: `label` is its name for readers and its tooltip. */
export function IconButton({
  label,
  look = 'quiet',
  ...rest
}: Omit<ComponentProps<typeof Button>, 'size'> & { label: string }) {
  return (
    <Tooltip text={label}>
      <Button {...rest} look={look} size="icon" aria-label={label} />
    </Tooltip>
  )
}

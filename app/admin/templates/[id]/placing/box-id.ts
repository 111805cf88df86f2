import type { Box } from '@/lib/proof/documents/designs/items'

/** The element of a field's box. */
export function boxId(id: string): string {
  return `field-${id}`
}

/** For reading out: whole points. */
export function rounded({ left, top, width, height }: Box) {
  return {
    ...{ left: Math.round(left), top: Math.round(top) },
    ...{ width: Math.round(width), height: Math.round(height) },
  }
}

import type { Look } from '../schema'
import { contrast, inkOn, mix } from './colours'
import { type Dress, tonesOn } from './dress'
import type { Box } from './items'
import { mirroredBox, readsFromRight } from './mirror'
import type { Sheet, Size } from './sheet'

export const modernPaper = '#ffffff'
const own = { ink: '#14161f', muted: '#565b68', accent: '#1f2fae', ornament: '#ffb238' }

export function modernColours({ accent = own.accent, ornament = own.ornament }: Look) {
  return { accent, ornament, onAccent: inkOn(accent) }
}

/** The field of colour: down one side of a wide page, across the head of a tall one. */
export function panelOf({ page, look }: { page: Size; look: Look }): Box {
  if (page.height > page.width) return { left: 0, top: 0, width: page.width, height: 208 }
  const box = { left: 0, top: 0, width: Math.round(page.width * 0.32), height: page.height }
  return readsFromRight(look) ? mirroredBox(page.width, box) : box
}

/** Whatever is moved onto the field of colour is set in what can be read there. */
export function modernDress(sheet: Sheet): Dress {
  const { accent, onAccent } = modernColours(sheet.look)
  const { ink, muted } = own
  const onPaper = tonesOn(modernPaper, sheet.look, {
    ...{ ink, muted, accent },
    rule: mix(muted, modernPaper, 0.4),
  })
  const soft = mix(onAccent, accent, 0.15)
  const quiet = contrast(soft, accent) >= 4.5 ? soft : onAccent
  const onPanel = { ink: onAccent, muted: quiet, accent: onAccent, rule: quiet }
  return {
    ...{ voice: 'sans', label: 'regular', strong: 'bold' },
    darkAt: (box) => onField(sheet, box),
    tonesAt: (box) => (onField(sheet, box) ? onPanel : onPaper),
  }
}

/** Whether a box has its middle on the field of colour. */
function onField(sheet: Sheet, { left, top, width, height }: Box): boolean {
  const panel = panelOf(sheet)
  const [x, y] = [left + width / 2 - panel.left, top + height / 2 - panel.top]
  return sheet.look.ornaments && x >= 0 && x <= panel.width && y >= 0 && y <= panel.height
}

import type { Align } from '../schema'
import { type Dress, more, one, textItem, type Wear } from './dress'
import type { Box, Field, Item } from './items'
import { readsFromRight } from './mirror'
import type { Sheet } from './sheet'

/**
 * The least side of a code with its quiet zone: 27 mm. There an ordinary address has modules of
 * 0.65 mm, and the longest that is allowed ones of 0.35 mm, four dots of a printer of 300 dpi.
 */
export const codeSide = 76

/** How much of the side is quiet zone at one end, for an ordinary address. */
export const quietShare = 4 / 41

/** Room under the code for what it is for. */
export const codeLabel = 12

/** How high the number's box is where it takes two lines. */
export const twoLines = 22

/**
 * How high it is otherwise. From right to left a number and an address on one line would change
 * places, for both are written from left to right.
 */
export function numberHeight({ look }: Sheet): number {
  return readsFromRight(look) ? twoLines : oneLine
}

const oneLine = 12

const small: Wear = { cut: 'regular', tone: 'muted', steps: [one(8, 6), more(2, 6, 3)] }

/** The address as a code, and what it is for, dark on light whatever is behind them. */
export function codeField(sheet: Sheet, dress: Dress, box: Box, align: Align): Field {
  const { doc, words, look } = sheet
  return {
    ...{ id: 'qr', box, align },
    items: (own, side) => {
      const label = Math.min(codeLabel, own.height / 3)
      const width = Math.min(own.width, own.height - label)
      const spare = own.width - width
      const left = own.left + (side === 'left' ? 0 : side === 'right' ? spare : spare / 2)
      const code = { left, top: own.top, width, height: width }
      // At a side the words line up with the modules, not with the quiet zone around them.
      const inset = side === 'center' ? 0 : width * quietShare
      const under = {
        ...{ left: own.left + (side === 'left' ? inset : 0), width: own.width - inset },
        ...{ top: own.top + own.height - label, height: label },
      }
      const plated = look.background !== undefined || dress.darkAt?.(own) === true
      const items: Item[] = plated ? [{ kind: 'line', box: own, color: plate }] : []
      const worn = plated ? { ...dress, tonesAt: () => onPlate } : dress
      items.push({
        kind: 'qr',
        text: doc.verifyUrl,
        box: code,
        color: onPlate.ink,
        alt: doc.verifyUrl,
      })
      items.push(...textItem(worn, { text: words.scan }, small, under, side))
      return items
    },
  }
}

const plate = '#ffffff'
const onPlate = { ink: '#161a18', muted: '#454c48', accent: '#161a18', rule: '#454c48' }

/** The certificate's number and address, which leads there: on two lines where there is room. */
export function numberField({ doc, words }: Sheet, dress: Dress, box: Box, align: Align): Field {
  const number = `${words.number} ${doc.publicId}`
  const href = doc.verifyUrl
  return {
    ...{ id: 'number', box, align },
    items: (own, side) => {
      if (own.height < oneLine + 4) {
        const said = { text: `${number}  ·  ${href}`, fixed: false, href }
        return textItem(dress, said, small, own, side)
      }
      const upper = { ...own, height: own.height / 2 }
      const lower = { ...upper, top: own.top + upper.height }
      return [
        ...textItem(dress, { text: number, fixed: false }, small, upper, side),
        ...textItem(dress, { text: href, fixed: false, href }, small, lower, side),
      ]
    },
  }
}

/** Nothing but a place: what is there, the design's ornaments draw. */
export function sealField({ look }: Sheet, box: Box): Field[] {
  return look.ornaments ? [{ id: 'seal', box, align: 'center', items: () => [] }] : []
}

import type { Align } from '../schema'
import type { Box } from './items'

/** The largest box of the picture's shape inside of the one given. */
export function contained(
  { width, height }: { width: number; height: number },
  box: Box,
  align: Align,
): Box {
  const scale = Math.min(box.width / width, box.height / height)
  const spare = box.width - width * scale
  const shift = align === 'left' ? 0 : align === 'right' ? spare : spare / 2
  return {
    left: box.left + shift,
    top: box.top + (box.height - height * scale) / 2,
    width: width * scale,
    height: height * scale,
  }
}

import type { Size } from '../designs/sheet'
import type { Picture } from '../schema'

/**
 * The middle of a drawing in the page's shape, so that it covers the page: react-pdf cuts pictures of
 * pixels by `objectFit`, but shows drawings whole. Relies on the frame that `cleanSvg` writes.
 */
export function cropToPage(picture: Picture, page: Size): Picture {
  if (picture.type !== 'svg') return picture
  const text = Buffer.from(picture.bytes).toString()
  const [frame, numbers = ''] = /viewBox="([^"]*)"/.exec(text) ?? []
  const [x = 0, y = 0, width = 0, height = 0] = numbers.split(' ').map(Number)
  if (!frame || !(width > 0 && height > 0)) throw new Error('a drawing has no frame')
  const scale = Math.min(width / page.width, height / page.height)
  const seen = { width: page.width * scale, height: page.height * scale }
  const [left, top] = [x + (width - seen.width) / 2, y + (height - seen.height) / 2]
  const cut = text.replace(frame, `viewBox="${left} ${top} ${seen.width} ${seen.height}"`)
  return { ...picture, ...page, bytes: Buffer.from(cut) }
}

/** What of a drawing is not kept: it could do harm, or react-pdf would not draw it rightly. */
export type LeftOut =
  | 'scripts'
  | 'links'
  | 'embedded'
  | 'text'
  | 'images'
  | 'effects'
  | 'movement'
  | 'styles'
  | 'clipping'
  | 'other'

/** The elements that are left out with all that is in them, by why. */
export const leftOutElements: Readonly<Record<string, LeftOut>> = {
  script: 'scripts',
  foreignObject: 'embedded',
  iframe: 'embedded',
  audio: 'embedded',
  video: 'embedded',
  text: 'text',
  image: 'images',
  feImage: 'images',
  filter: 'effects',
  mask: 'effects',
  pattern: 'effects',
  marker: 'effects',
  animate: 'movement',
  animateColor: 'movement',
  animateMotion: 'movement',
  animateTransform: 'movement',
  set: 'movement',
}

/** Left out without a word: they draw nothing. */
export const silentElements: ReadonlySet<string> = new Set([
  ...['title', 'desc', 'metadata', 'style', 'view', 'cursor', 'solidColor', 'color-profile'],
])

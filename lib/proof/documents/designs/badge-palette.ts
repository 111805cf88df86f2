import type { Look } from '../schema'
import { mix } from './colours'

export const badgePaper = '#fffdf8'

/** Enamel and metal, each in the tones that a relief needs. */
export function badgeColours({ accent = '#7c1f33', ornament = '#b98a35' }: Look) {
  return {
    ...{ accent, ornament },
    deep: mix(accent, '#000000', 0.3),
    bright: mix(accent, '#ffffff', 0.22),
    shade: mix(ornament, '#1d1206', 0.42),
    light: mix(ornament, '#fffaf0', 0.68),
  }
}

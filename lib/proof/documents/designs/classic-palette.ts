import type { Look } from '../schema'
import { forLines } from './colours'

const colour = {
  paper: '#fdfbf4',
  ink: '#1d2620',
  muted: '#566158',
  green: '#1f5a3d',
  gold: '#a98434',
}

/** The design's own colours, with the issuer's where it gave them. */
export function classicColours({ accent, ornament }: Look) {
  return {
    ...colour,
    accent: forLines(accent ?? colour.green, colour.paper),
    gold: forLines(ornament ?? colour.gold, colour.paper),
  }
}

export { colour }

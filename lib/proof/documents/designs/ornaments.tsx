import type { ReactElement } from 'react'
import type { Look } from '../schema'
import { ClassicOrnaments } from './classic-ornaments'
import { classicColours } from './classic-palette'
import type { OrnamentsProps } from './sheet'

type Drawn = {
  /** The colour of the paper, which goes out to the edge. */
  ground: (look: Look) => string
  Ornaments: (props: OrnamentsProps) => ReactElement
}

const classic = { ground: (look: Look) => classicColours(look).paper, Ornaments: ClassicOrnaments }

/** All that a design draws besides its fields. It may not depend on a single certificate's facts. */
export const drawn: Record<Look['design'], Drawn> = {
  classic,
  modern: classic,
  minimal: classic,
  badge: classic,
}

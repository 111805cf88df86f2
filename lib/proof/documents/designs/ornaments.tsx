import type { ReactElement } from 'react'
import type { Look } from '../schema'
import { BadgeOrnaments } from './badge-ornaments'
import { badgePaper } from './badge-palette'
import { ClassicOrnaments } from './classic-ornaments'
import { classicColours } from './classic-palette'
import { minimalPaper } from './minimal-fields'
import { MinimalOrnaments } from './minimal-ornaments'
import { ModernOrnaments } from './modern-ornaments'
import { modernPaper } from './modern-palette'
import type { OrnamentsProps } from './sheet'

type Drawn = {
  /** The colour of the paper, which goes out to the edge. */
  ground: (look: Look) => string
  Ornaments: (props: OrnamentsProps) => ReactElement | null
}

const classic = { ground: (look: Look) => classicColours(look).paper, Ornaments: ClassicOrnaments }

/** All that a design draws besides its fields. It may not depend on a single certificate's facts. */
export const drawn: Record<Look['design'], Drawn> = {
  classic,
  modern: { ground: () => modernPaper, Ornaments: ModernOrnaments },
  minimal: { ground: () => minimalPaper, Ornaments: MinimalOrnaments },
  badge: { ground: () => badgePaper, Ornaments: BadgeOrnaments },
}

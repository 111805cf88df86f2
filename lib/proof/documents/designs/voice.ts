import type { Look } from '../schema'
import type { Voice } from '../text/faces'

const voices: Record<Look['design'], Voice> = {
  classic: 'serif',
  modern: 'sans',
  minimal: 'sans',
  badge: 'serif',
}

/** The type that a design is set in. */
export function voiceOf({ design }: Pick<Look, 'design'>): Voice {
  return voices[design]
}

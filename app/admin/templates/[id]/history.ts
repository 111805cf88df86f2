/** What was before, what is, and what was taken back. Plain and never changed in place. */
export type History<T> = {
  past: readonly T[]
  present: T
  future: readonly T[]
  /** What made the last step, and when: more of the same soon after belongs to that step. */
  last?: { mark: string; at: number } | undefined
}

const stepsAtMost = 200
/** Milliseconds between two changes of one mark that are one step. */
const pause = 1000

export function begun<T>(present: T): History<T> {
  return { past: [], present, future: [] }
}

/**
 * The next state. Changes with one `mark` that follow each other closely are undone as one step: a
 * word that is typed, a box that is dragged. `at` is in milliseconds.
 */
export function changed<T>(history: History<T>, present: T, mark: string, at: number): History<T> {
  const { past, last } = history
  const goesOn = last?.mark === mark && at - last.at < pause
  const kept = goesOn ? past : [...past, history.present].slice(-stepsAtMost)
  return { past: kept, present, future: [], last: { mark, at } }
}

/** Ends a step: what comes next is one of its own. */
export function settled<T>(history: History<T>): History<T> {
  return { ...history, last: undefined }
}

export function undone<T>({ past, present, future }: History<T>): History<T> {
  const before = past.at(-1)
  if (before === undefined) return { past, present, future }
  return { past: past.slice(0, -1), present: before, future: [present, ...future] }
}

export function redone<T>({ past, present, future }: History<T>): History<T> {
  const [next, ...rest] = future
  if (next === undefined) return { past, present, future }
  return { past: [...past, present], present: next, future: rest }
}

import type { Layout } from './layout'

/**
 * Canvas's gradebook: names as “Last, First”; above the learners a row of points possible (and one
 * of posting policies), below them the Test Student. The final score counts what was not handed in.
 */
export const canvas: Layout = {
  id: 'canvas',
  signature: ['student', 'sis login id', 'section'],
  columns: {
    email: ['email', 'email address', 'sis login id'],
    name: ['student'],
    score: ['final score', 'unposted final score', 'current score'],
  },
  nameOrder: 'last-first',
  completion: 'pass-mark',
  isNoLearner: (cells) =>
    ['points possible', 'student, test', 'test student', ''].includes(
      (cells[0] ?? '').trim().toLowerCase(),
    ),
}

import type { Layout } from './layout'

/** One row a completion, as Laurel's own documents describe it. */
export const plain: Layout = {
  id: 'plain',
  signature: ['email', 'name', 'course code', 'completed at'],
  columns: {
    email: ['email'],
    name: ['name'],
    course: ['course code'],
    completedAt: ['completed at'],
    score: ['score'],
  },
  completion: 'every',
}

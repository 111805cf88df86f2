import type { Layout } from './layout'

/** Open edX's grade report: grades from 0 to 1, no names but user names, and who is eligible. */
export const openedx: Layout = {
  id: 'openedx',
  signature: ['email', 'username', 'grade', 'certificate eligible'],
  columns: {
    email: ['email'],
    name: ['name', 'full name', 'username'],
    score: ['grade'],
    eligible: ['certificate eligible'],
  },
  scoreScale: 'fraction',
  completion: 'eligible',
}

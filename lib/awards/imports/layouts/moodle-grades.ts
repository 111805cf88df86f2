import type { Layout } from './layout'

/** Moodle's grader export. Of the course total, percent is preferred to points. */
export const moodleGrades: Layout = {
  id: 'moodle-grades',
  signature: ['email address', /^course total/],
  columns: {
    email: ['email address'],
    name: ['name', 'full name'],
    firstName: ['first name'],
    lastName: ['last name', 'surname'],
    score: ['course total (percentage)', 'course total (real)', 'course total'],
  },
  completion: 'pass-mark',
}

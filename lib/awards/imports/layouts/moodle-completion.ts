import type { Layout } from './layout'

/** Moodle's course completion report: the date stands under “Course complete” once it is. */
export const moodleCompletion: Layout = {
  id: 'moodle-completion',
  signature: [/^email( address)?$/, 'course complete'],
  columns: {
    email: ['email address', 'email'],
    name: ['name', 'full name'],
    firstName: ['first name'],
    lastName: ['last name', 'surname'],
    completedAt: ['course complete'],
    score: [/^(course )?grade\b/],
  },
  completion: 'date',
}

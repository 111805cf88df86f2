import type { Layout } from './layout'

/** Any other file: its columns are known by what people call them. */
export const other: Layout = {
  id: 'other',
  signature: [],
  columns: {
    email: [
      ...['email', 'e mail', 'email address', 'e mail address', 'mail', 'mail address'],
      ...['learner email', 'student email', 'user email', 'primary email', 'sis login id'],
      /^(e ?mail|mail)\b/,
      /\be ?mail$/,
    ],
    name: [
      ...['name', 'full name', 'fullname', 'learner', 'learner name', 'student', 'student name'],
      ...['participant', 'participant name', 'recipient', 'recipient name', 'display name'],
    ],
    firstName: ['first name', 'firstname', 'given name', 'given names', 'forename'],
    lastName: ['last name', 'lastname', 'surname', 'family name'],
    course: [
      ...['course code', 'coursecode', 'course id', 'course no', 'course number', 'course'],
      ...['course name', 'course title', 'module', 'class'],
    ],
    completedAt: [
      ...['completed at', 'completed on', 'date completed', 'completion date'],
      ...['date of completion', 'course complete', 'completed', 'finished on', 'finished at'],
      ...['date finished', 'end date', 'date'],
    ],
    score: [
      ...['score', 'final score', 'grade', 'final grade', 'mark', 'percent', 'percentage'],
      ...['result', 'total', /^course total/, /^(score|grade|mark)\b/],
    ],
    eligible: ['certificate eligible', 'eligible', 'passed', 'pass'],
  },
  completion: 'every',
}

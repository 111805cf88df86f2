import { earliest, personInput, score } from '@/lib/awards/learning/schema'

/** The columns of the plain layout; `course_title` and any other column are kept and not read. */
export const neededColumns = ['email', 'name', 'course_code', 'completed_at'] as const

export type GoodRow = {
  email: string
  name: string
  courseId: string
  completedAt: Date
  score?: number
}
export type BadRow = { column: string; reason: string; hint: string }

/**
 * Reads one row of the plain layout. `courses` maps lower-case codes to ids. The first thing wrong
 * is told, with what to do about it.
 */
export function readRow(
  values: Readonly<Record<string, string>>,
  courses: ReadonlyMap<string, string>,
  now: Date,
): { good: GoodRow } | { bad: BadRow } {
  const person = personInput.safeParse({ email: values.email ?? '', name: values.name ?? '' })
  if (!person.success) {
    const [issue] = person.error.issues
    return issue?.path[0] === 'email'
      ? bad(
          'email',
          `“${values.email ?? ''}” is not an e-mail address.`,
          'Write it as name@example.org.',
        )
      : bad(
          'name',
          'The name is missing or longer than 300 characters.',
          'Write the name as it shall be printed.',
        )
  }
  const code = values.course_code?.trim() ?? ''
  const courseId = courses.get(code.toLowerCase())
  if (!courseId) {
    return bad(
      'course_code',
      `There is no course “${code}”.`,
      'Use the code of a course of this issuer, or add the course first.',
    )
  }
  const completedAt = readMoment(values.completed_at?.trim() ?? '')
  if (!completedAt) {
    return bad(
      'completed_at',
      `“${values.completed_at ?? ''}” is not a date that exists.`,
      'Write it as 2026-11-23 or 2026-11-23T09:30:00Z.',
    )
  }
  if (completedAt < earliest) {
    return bad(
      'completed_at',
      'The date of completion lies before 1900.',
      'Write the day on which the course was finished.',
    )
  }
  if (completedAt > now) {
    return bad(
      'completed_at',
      'The date of completion lies in the future.',
      'Send the row again when the course is finished.',
    )
  }
  const given = values.score?.trim()
  if (!given) return { good: { ...person.data, courseId, completedAt } }
  const points = score.safeParse(/^\d+(\.\d+)?$/.test(given) ? Number(given) : undefined)
  if (!points.success) {
    return bad(
      'score',
      `“${given}” is not a score between 0 and 100.`,
      'Write the percent with a point, such as 87.5, or leave it empty.',
    )
  }
  return { good: { ...person.data, courseId, completedAt, score: points.data } }
}

/** ISO 8601: a calendar day (read as midnight UTC) or a moment with its zone. Null for anything else. */
function readMoment(text: string): Date | null {
  const form =
    /^(\d{4})-(\d{2})-(\d{2})(T([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/
  const parts = form.exec(text)
  if (!parts) return null
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) return null
  // JavaScript rolls 30 February over into March; people do not.
  const [, year, month, day] = parts.map(Number) as [number, number, number, number]
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && day >= 1 && day <= last ? date : null
}

function bad(column: string, reason: string, hint: string): { bad: BadRow } {
  return { bad: { column, reason, hint } }
}

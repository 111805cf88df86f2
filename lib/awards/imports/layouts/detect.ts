import type { ImportPlan, LayoutId } from '../schema'
import { canvas } from './canvas'
import { columnOf, type Layout, plainHeading } from './layout'
import { moodleCompletion } from './moodle-completion'
import { moodleGrades } from './moodle-grades'
import { openedx } from './openedx'
import { other } from './other'
import { plain } from './plain'

/** Every layout, those that ask for most first: a file is of the first whose signature it bears. */
const layouts: Layout[] = [openedx, canvas, moodleCompletion, moodleGrades, plain, other]

/** The layout of a file with these headings. */
function detectLayout(headings: readonly string[]): LayoutId {
  const plainHeadings = headings.map(plainHeading)
  const fits = layouts.find(({ signature }) =>
    signature.every((pattern) => columnOf([pattern], plainHeadings) !== undefined),
  )
  return (fits ?? other).id
}

export function layoutOf(id: LayoutId): Layout {
  return layouts.find((layout) => layout.id === id) ?? other
}

/** How a file of a layout is read when nobody has said anything yet. `today`: as 2026-11-23. */
export function proposePlan(
  headings: readonly string[],
  today: string,
  layoutId = detectLayout(headings),
): ImportPlan {
  const layout = layoutOf(layoutId)
  const columns = findColumns(layout, headings.map(plainHeading))
  return {
    layout: layoutId,
    columns,
    details: {},
    nameOrder: layout.nameOrder ?? 'as-written',
    scoreScale: layout.scoreScale ?? 'percent',
    dateOrder: null,
    courseId: null,
    completion: completionOf(layout, columns),
    passMark: null,
    completedOn: columns.completedAt === undefined ? today : null,
  }
}

/** The columns whose heading is the name of a placeholder: “Contact hours” is that of {contact-hours}. */
export function findDetails(
  headings: readonly string[],
  keys: readonly { key: string }[],
): ImportPlan['details'] {
  const plain = headings.map((heading) => plainHeading(heading).replaceAll(' ', '-'))
  const found = keys.flatMap(({ key }) => {
    const at = plain.indexOf(key)
    return at < 0 ? [] : [[key, at] as const]
  })
  return Object.fromEntries(found)
}

function findColumns(layout: Layout, headings: string[]): ImportPlan['columns'] {
  const found = Object.entries(layout.columns).flatMap(([field, patterns]) => {
    const at = columnOf(patterns, headings)
    return at === undefined ? [] : [[field, at] as const]
  })
  const columns: ImportPlan['columns'] = Object.fromEntries(found)
  // A first and a last name say more than a column that holds either of them.
  if (columns.firstName !== undefined && columns.lastName !== undefined) delete columns.name
  return columns
}

/** A file without dates, but with scores, is a list of grades: not everyone in it has completed. */
function completionOf(layout: Layout, columns: ImportPlan['columns']) {
  if (layout.id !== 'other' || columns.completedAt !== undefined) return layout.completion
  if (columns.eligible !== undefined) return 'eligible'
  return columns.score === undefined ? 'every' : 'pass-mark'
}

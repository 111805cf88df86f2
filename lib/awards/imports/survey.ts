import { layoutOf } from './layouts/detect'
import type { CsvFile } from './reading/csv'
import { orderIn } from './reading/dates'
import type { FileFacts, ImportPlan } from './schema'

const sampleSize = 5

/** Reads a file through once: how many rows it has, and what its dates say about day and month. */
export async function surveyFile(file: CsvFile, plan: ImportPlan): Promise<FileFacts> {
  const { isNoLearner = () => false } = layoutOf(plan.layout)
  const at = plan.columns.completedAt
  const sample: string[][] = []
  const orders = { dmy: 0, mdy: 0 }
  let ambiguous: FileFacts['dates']['ambiguous'] = null
  let rows = 0
  let skipped = 0
  for await (const { line, cells } of file.rows()) {
    if (isNoLearner(cells)) {
      skipped++
      continue
    }
    rows++
    if (sample.length < sampleSize) sample.push(cells.map((cell) => storable(cell).slice(0, 200)))
    const text = at === undefined ? undefined : cells[at]
    const order = text ? orderIn(text) : null
    if (order === 'either') ambiguous ??= { line, text: storable(text ?? '').trim() }
    else if (order) orders[order]++
  }
  const { encoding, delimiter, headings } = file
  const order = settled(orders)
  const dates = { order, ambiguous: order ? null : ambiguous }
  return { encoding, delimiter, headings: headings.map(storable), rows, skipped, sample, dates }
}

/** One row that leaves no choice settles the file; rows that contradict each other settle nothing. */
function settled({ dmy, mdy }: Record<'dmy' | 'mdy', number>): 'dmy' | 'mdy' | null {
  if (dmy > 0 && mdy > 0) return null
  return dmy > 0 ? 'dmy' : mdy > 0 ? 'mdy' : null
}

/** A cell as it can be kept: PostgreSQL takes no zero in a text, and no cell needs to be a book. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').slice(0, 10_000)
}

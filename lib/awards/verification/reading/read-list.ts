import { openCsv } from '@/lib/awards/imports/reading/csv'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { readAsked } from '../rules'
import { type Asked, itemsAtMost } from '../run-schema'

/** What a label keeps of a cell or a line. */
const labelAtMost = 2000

/** One thing a line, as pasted; empty lines are passed over. InputError for none or too many. */
export function readLines(text: string): Asked[] {
  const found: Asked[] = []
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    add(found, index + 1, line)
  }
  return some(found)
}

/**
 * The ids or links of a file of comma-separated values, whatever its encoding and delimiter: of its
 * columns the one that has most of them, whether or not it has headings. InputError where none has.
 */
export async function readCsv(bytes: Uint8Array): Promise<Asked[]> {
  const file = await openCsv(bytes)
  const rows = [{ line: 1, cells: file.headings }]
  for await (const row of file.rows()) {
    rows.push(row)
    // Some may be empty, but hardly nine of ten.
    if (rows.length > itemsAtMost * 10) throw tooMany()
  }
  const column = columnOf(rows.map(({ cells }) => cells))
  if (column === null) throw new InputError(say('verify.many.refused.noColumn'))
  const found: Asked[] = []
  for (const { line, cells } of rows) {
    const cell = cells[column] ?? ''
    if (line > 1 || isAsked(cell)) add(found, line, cell)
  }
  return some(found)
}

/** The shortest link; ids are longer. */
const shortest = 'http://a.b'.length

/** The column with most ids and links; null where there are none. */
function columnOf(rows: string[][]): number | null {
  const counts = new Map<number, number>()
  for (const cells of rows) {
    for (const [at, cell] of cells.entries()) {
      if (isAsked(cell)) counts.set(at, (counts.get(at) ?? 0) + 1)
    }
  }
  const [first] = [...counts].sort(([a, one], [b, other]) => other - one || a - b)
  return first?.[0] ?? null
}

/** True for a link, and for what reads as an id: 24 letters and digits are hardly ever anything else. */
function isAsked(cell: string): boolean {
  if (cell.length < shortest) return false
  if (/^\s*https?:\/\//i.test(cell)) return true
  return 'publicId' in readAsked(cell) && !/\s/.test(cell.trim())
}

function add(found: Asked[], number: number, text: string) {
  const label = text.replace(/\p{Cc}/gu, ' ').trim()
  if (label === '') return
  if (found.length === itemsAtMost) throw tooMany()
  const refused = label.length > labelAtMost
  found.push({
    ...{ number, label: label.slice(0, labelAtMost) },
    ...(refused ? { refused: say('verify.many.item.tooLong') } : {}),
  })
}

function some(found: Asked[]): Asked[] {
  if (found.length === 0) throw new InputError(say('verify.many.refused.none'))
  return found
}

function tooMany() {
  return new InputError(say('verify.many.refused.tooMany', { limit: itemsAtMost }))
}

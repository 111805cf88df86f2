import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { detectDelimiter } from './delimiter'
import { decodeText, detectEncoding, type Encoding } from './encoding'
import { isOwnHeading, unescapeCell } from './own-columns'

/** A row and the line of the file on which it begins; the heading is on line 1. */
export type CsvRow = { line: number; cells: string[] }

export type CsvFile = {
  encoding: Encoding
  delimiter: string
  headings: string[]
  /** The rows below the heading, one by one, from the start at each call. */
  rows: () => AsyncGenerator<CsvRow>
}

/**
 * Opens a file of comma-separated values, whatever its encoding and delimiter. Holds no more of it
 * than its bytes. Throws InputError, in a sentence for whoever sent it, when it is not such a file.
 */
export async function openCsv(bytes: Uint8Array): Promise<CsvFile> {
  const encoding = detectEncoding(bytes)
  const [start = ''] = decodeText(bytes.subarray(0, 60_000), encoding)
  const { delimiter, lines } = detectDelimiter(start)
  const all = () => readRecords(decodeText(bytes, encoding), delimiter, lines)
  let headings: string[] | undefined
  for await (const { cells } of all()) {
    headings = cells.map((heading) => heading.trim())
    break
  }
  if (!headings) throw new InputError(say('imports.refused.noRows'))
  const mended = headings.some(isOwnHeading)
  const rows = async function* () {
    let first = true
    for await (const { line, cells } of all()) {
      if (!first) yield { line, cells: mended ? cells.map(unescapeCell) : cells }
      first = false
    }
  }
  return { encoding, delimiter, headings, rows }
}

async function* readRecords(
  text: Iterable<string>,
  delimiter: string,
  skipLines: 0 | 1,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter,
    from_line: 1 + skipLines,
    // Of a longer one, each cell takes the longer: a file that is one row, a quarter of a minute.
    max_record_size: 1024 * 1024,
    relax_column_count: true,
    relax_quotes: true,
  })
  const records = Readable.from(text)
    .on('error', (error) => parser.destroy(error))
    .pipe(parser)
  // Counted here: the parser's own count costs as much as the parsing.
  let next = 1 + skipLines
  try {
    for await (const cells of records as AsyncIterable<string[]>) {
      const line = next
      next += 1 + newlinesWithin(cells)
      if (cells.length > 1 || cells[0]?.trim() !== '') yield { line, cells }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) {
      const open = error.code === 'CSV_QUOTE_NOT_CLOSED'
      throw new InputError(say(open ? 'imports.refused.openQuote' : 'imports.refused.notCsv'))
    }
    throw error
  }
}

function newlinesWithin(cells: string[]): number {
  let count = 0
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++
  }
  return count
}

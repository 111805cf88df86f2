import { Readable } from 'node:stream'
import { type Info, parse } from 'csv-parse'
import { InputError } from '@/lib/platform/errors/errors'
import { neededColumns } from './rules'

export type CsvRow = { line: number; values: Record<string, string> }

/**
 * Reads the rows of a CSV file (RFC 4180, UTF-8, with or without a byte order mark) one by one.
 * Throws InputError, in a sentence for whoever sent it, when it is not such a file.
 */
export async function* readCsv(bytes: Uint8Array): AsyncGenerator<CsvRow> {
  const text = decode(bytes)
  const parser = Readable.from([text]).pipe(
    parse({
      bom: true,
      columns: (headings: string[]) => checkHeadings(headings),
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: false,
    }),
  )
  try {
    for await (const { record, info, raw } of parser as AsyncIterable<{
      record: Record<string, string>
      info: Info
      raw: string
    }>) {
      yield { line: info.lines - newlinesWithin(raw), values: record }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) {
      throw new InputError(`The file is not a CSV file that can be read: ${error.message}.`)
    }
    throw error
  }
}

/** In quoted values: neither the blank lines before a record nor the one that ends it. */
function newlinesWithin(raw: string): number {
  return raw.replace(/^\n+/, '').replace(/\n$/, '').split('\n').length - 1
}

function decode(bytes: Uint8Array): string {
  if (bytes.byteLength === 0) throw new InputError('The file is empty.')
  const notCsv = 'The file is not a CSV file in UTF-8. Save it as “CSV UTF-8” and send it again.'
  if (bytes.includes(0)) throw new InputError(notCsv)
  try {
    // With one kind of line end: the parser counts others twice inside quotes.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch (error) {
    if (error instanceof TypeError) throw new InputError(notCsv)
    throw error
  }
}

function checkHeadings(given: string[]): string[] {
  const headings = given.map((heading) => heading.trim().toLowerCase())
  const missing = neededColumns.filter((column) => !headings.includes(column))
  if (missing.length > 0) {
    throw new InputError(
      `The file has no column ${missing.map((column) => `“${column}”`).join(', ')}. Its first line must name the columns ${neededColumns.join(', ')} and, if there are scores, score.`,
    )
  }
  return headings
}

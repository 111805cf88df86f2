import type { CertificateDocument, Template } from '../schema'
import type { Difference } from './difference'
import { expectedPage } from './expected'
import { asWritten, normalLine } from './normal-text'
import type { ReadPdf } from './read'
import { readLine, textLines } from './text-lines'

/**
 * Whether a PDF is no certificate but speaks of one, as a CV or a web page that was printed does: most
 * of what the certificate prints is not on it, but the name and the title that the record has are.
 * What has another name or title passes itself off as the certificate, however it looks.
 */
export function onlyNames(
  { pages }: ReadPdf,
  template: Pick<Template, 'look'>,
  document: CertificateDocument,
  differences: readonly Difference[],
): boolean {
  const printed = new Set(expectedPage(template, document).texts.map(({ field }) => field))
  const missing = differences.filter(({ field }) => printed.has(field as never))
  if (missing.length * 2 <= printed.size) return false
  const lines = pages.flatMap(({ letters }) => textLines(letters))
  const text = folded(lines.map((line) => asWritten(readLine(line).text)).join(' '))
  const words = folded(`${document.recipientName} ${document.certificationTitle}`).split(' ')
  return words.every((word) => text.includes(word))
}

const folded = (text: string) => normalLine(text).toLowerCase()

import { makeZip } from 'client-zip'
import { reportBug } from '@/lib/platform/log/report'
import type { ZipEntry } from './zip-entries'

/**
 * The entries as a ZIP (stored, not deflated: PDFs are compressed; names in UTF-8), made as it is
 * read. An entry that fails breaks the stream off, so that nobody takes a part for the whole; who
 * goes away ends the reading.
 */
export function zipStream(entries: AsyncGenerator<ZipEntry>): ReadableStream<Uint8Array> {
  const gone = new Error('The reader has gone.')
  const zip = makeZip(untilGone(entries, gone)).getReader()
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await zip.read()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          reportBug(error, 'zip of documents')
          throw error
        }
      },
      cancel: () => zip.cancel(gone),
    },
    { highWaterMark: 0 },
  )
}

/** The library throws into what it reads when its own reader goes away: that is an end like another. */
async function* untilGone(entries: AsyncGenerator<ZipEntry>, gone: Error) {
  try {
    yield* entries
  } catch (error) {
    if (error !== gone) throw error
  }
}

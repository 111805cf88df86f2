import { getDocumentProxy } from 'unpdf'
import { SetupError } from '@/lib/platform/errors/errors'
import type { DemoCertificate, DemoResult } from './result'

const atOnce = 4

/** Asks for every public page and opens every document; throws with the first few that are wrong. */
export async function checkDemo({ certificates }: DemoResult): Promise<void> {
  const began = performance.now()
  const wrong: string[] = []
  for (let i = 0; i < certificates.length; i += atOnce) {
    const found = await Promise.all(certificates.slice(i, i + atOnce).map(faultOf))
    wrong.push(...found.filter((fault) => fault !== null))
  }
  if (certificates.length === 0) wrong.push('no certificate was awarded')
  if (wrong.length > 0) {
    const shown = wrong.slice(0, 5).join('; ')
    throw new SetupError(`The check found ${wrong.length} faults: ${shown}.`)
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(
    `  ✓ ${certificates.length} public pages answer and ${certificates.length} documents open (${seconds} s)\n`,
  )
}

async function faultOf({ url, pdfUrl, publicId }: DemoCertificate): Promise<string | null> {
  const page = await fetch(url)
  if (page.status !== 200) return `${url} answers ${page.status}`
  const text = await page.text()
  if (!text.includes(publicId)) return `${url} does not show its certificate`
  const file = await fetch(pdfUrl)
  // A revoked certificate's document is no longer served: its page says why.
  if (file.status === 410) return null
  if (file.status !== 200) return `${pdfUrl} answers ${file.status}`
  try {
    const document = await getDocumentProxy(new Uint8Array(await file.arrayBuffer()))
    const first = await document.getPage(1)
    const { items } = await first.getTextContent()
    const printed = items.map((item) => ('str' in item ? item.str : '')).join('')
    await document.cleanup()
    // A wide kern (f before W) reads as a space in some readers; the id itself has none.
    return printed.replace(/\s/g, '').includes(publicId) ? null : `${pdfUrl} does not carry its id`
  } catch (error) {
    return `${pdfUrl} does not open: ${error instanceof Error ? error.message : error}`
  }
}

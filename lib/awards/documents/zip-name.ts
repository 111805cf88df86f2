import { sanitise } from '@/lib/proof/documents/text/sanitise'

/** Of each of a name's two texts, in bytes of UTF-8: with the id a name stays below 255 of them. */
const most = 90

/**
 * A name for a certificate's file that says whose and what it is, may stand in any folder of Windows,
 * macOS and Linux, and is its own.
 */
export function zipName(certificate: {
  recipientName: string
  title: string
  publicId: string
}): string {
  const { recipientName, title, publicId } = certificate
  return `${[safe(recipientName), safe(title), publicId].filter(Boolean).join(' – ')}.pdf`
}

/** Without what file systems or shells take for something else, and no longer than `most`. */
function safe(text: string): string {
  const clean = sanitise(text, Number.POSITIVE_INFINITY)
  if (!clean.ok) return ''
  const plain = clean.text.replace(/[\\/:*?"<>|]+/g, '-').replace(/^[.\s-]+/, '')
  let kept = ''
  for (const { segment } of graphemes.segment(plain)) {
    if (Buffer.byteLength(kept + segment) > most) break
    kept += segment
  }
  return kept.replace(/[.\s]+$/, '')
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

import { ShortMemory } from '../short-memory'

/** What a text field may hold at most, in Unicode code points after cleaning. */
export const textLimit = 300

/** Line ends, tabs and every other kind of space become one plain space. */
const spaces = /[\s\u0085\u2028\u2029]+/gu

/**
 * Control characters, lone surrogates and everything that shows nothing: bidi overrides and
 * isolates (which can make a name read backwards), zero-width spaces, soft hyphens, fillers, tags.
 * Not the joiners, nor marks such as variation selectors, which change what is drawn, nor the tags
 * that make a black flag Scotland's.
 */
const invisible =
  /(?!\u200c|\u200d|\p{M}|(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}])[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu

/** Where joiners mean something: in scripts that join or stack letters, and inside of emoji. */
const strayJoiner =
  /(?<![\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Arabic}\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f)[\u200c\u200d]/gu

export type Sanitised =
  | { ok: true; text: string }
  | { ok: false; code: 'empty' | 'too-long'; limit: number }

/**
 * The text as it will be drawn: NFC, without control and bidi characters, spaces collapsed.
 * Longer than `limit` code points is refused, not cut: half a name is a wrong name.
 */
export function sanitise(raw: string, limit = textLimit): Sanitised {
  const key = `${limit} ${raw}`
  const known = cleaned.get(key)
  if (known) return known
  const result = clean(raw, limit)
  if (raw.length <= limit) cleaned.set(key, result)
  return result
}

/** A title is asked for with every certificate, and a name twice: looked up in a tenth of the time. */
const cleaned = new ShortMemory<string, Sanitised>(1_000)

function clean(raw: string, limit: number): Sanitised {
  // Cleaning a name of megabytes costs more than refusing it; four units a code point is ample.
  if (raw.length > limit * 40) return { ok: false, code: 'too-long', limit }
  const text = raw
    .replace(spaces, ' ')
    .replace(invisible, '')
    .replace(strayJoiner, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim()
  if (text === '') return { ok: false, code: 'empty', limit }
  if (codePoints(text) > limit) return { ok: false, code: 'too-long', limit }
  return { ok: true, text }
}

function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

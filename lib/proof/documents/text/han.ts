import type { Family } from './faces'

/**
 * Fonts for Chinese, Japanese and Korean text, the likeliest first. The same code point is drawn
 * differently in each, and a name should look as its owner writes it. Kana and Hangul tell at once;
 * Han alone is told by the national character set that holds all of it: 晓 is only in the
 * mainland's, 陳 only in Taiwan's, 桜 only in Japan's. What all share counts as simplified.
 */
export function hanFamilies(text: string): readonly Family[] {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return first('Noto Sans JP')
  if (/\p{Script=Hangul}/u.test(text)) return first('Noto Sans KR')
  const han = text.match(/\p{Script=Han}/gu) ?? []
  const home = national().find(({ chars }) => han.every((char) => chars.has(char)))
  return first(home?.family ?? 'Noto Sans SC')
}

export const cjkFamilies: readonly Family[] = [
  'Noto Sans SC',
  'Noto Sans TC',
  'Noto Sans JP',
  'Noto Sans KR',
]

function first(family: Family): readonly Family[] {
  return [family, ...cjkFamilies.filter((other) => other !== family)]
}

let sets: Array<{ family: Family; chars: Set<string> }> | undefined

/** GB 2312, Big5 level 1 and 2, JIS X 0208, read from the runtime's own decoders. */
function national() {
  sets ??= [
    { family: 'Noto Sans SC', chars: decodeAll('gbk', [0xb0, 0xf7], [0xa1, 0xfe]) },
    { family: 'Noto Sans TC', chars: decodeAll('big5', [0xa4, 0xf9], [0x40, 0xfe]) },
    { family: 'Noto Sans JP', chars: decodeAll('euc-jp', [0xb0, 0xf4], [0xa1, 0xfe]) },
  ]
  return sets
}

type Range = readonly [number, number]

function decodeAll(label: string, lead: Range, trail: Range): Set<string> {
  const decoder = new TextDecoder(label)
  const chars = new Set<string>()
  for (let a = lead[0]; a <= lead[1]; a++) {
    for (let b = trail[0]; b <= trail[1]; b++) {
      const char = decoder.decode(Uint8Array.of(a, b))
      if (/^\p{Script=Han}$/u.test(char)) chars.add(char)
    }
  }
  return chars
}

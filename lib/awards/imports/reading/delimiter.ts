const delimiters = [',', ';', '\t', '|'] as const

/**
 * What stands between the cells of a file that begins with `text`: what is most often in its first
 * line outside quotes. `lines` that only say so (`sep=;`, as Excel writes) are to be passed over.
 */
export function detectDelimiter(text: string): { delimiter: string; lines: 0 | 1 } {
  const start = text.replace(/^\uFEFF/, '')
  const said = /^"?sep=(.)"?\n/i.exec(start)?.[1]
  if (said) return { delimiter: said, lines: 1 }
  const counts = new Map<string, number>(delimiters.map((one) => [one, 0]))
  let quoted = false
  for (const letter of start.replace(/^\n+/, '')) {
    if (letter === '"') quoted = !quoted
    else if (letter === '\n' && !quoted) break
    else if (!quoted && counts.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  const [delimiter] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  return { delimiter, lines: 0 }
}

/** How many letters must be put in, taken out or changed to make one text of the other (Levenshtein). */
export function distance(a: string, b: string): number {
  const to = [...b]
  let row = to.map((_, i) => i + 1)
  row.unshift(0)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of to.entries()) {
      const changed = (row[j] as number) + (letter === other ? 0 : 1)
      next.push(Math.min((next[j] as number) + 1, (row[j + 1] as number) + 1, changed))
    }
    row = next
  }
  return row.at(-1) as number
}

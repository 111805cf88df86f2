/**
 * A document of ours, its objects laid open by qpdf, with one letter of its largest text another: the
 * first letter of the name is drawn as the second is. Everything keeps its place in the file.
 */
export function withAnotherGlyph(open: string): string {
  const texts = [...open.matchAll(/\/\w+ ([\d.]+) Tf .*?TJ/gs)]
  const [name] = texts.toSorted(([, one], [, other]) => Number(other) - Number(one))
  const [operators = ''] = name ?? []
  const glyphs = operators.match(/(?<=<)[0-9a-fA-F]+(?=>)/g)?.join('')
  const [first, second] = glyphs?.match(/.{4}/g) ?? []
  if (!first || !second || first === second) throw new Error('The name is not found.')
  return open.replace(operators, operators.replace(`<${first}`, `<${second}`))
}

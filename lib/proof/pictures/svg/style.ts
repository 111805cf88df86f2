import type { LeftOut } from './left-out'
import type { Node } from './read-svg'

/** What an element says about its looks: by attribute, by the style sheet, by its own `style`. */
export type Said = Readonly<Record<string, string>>

const properties: ReadonlySet<string> = new Set([
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-opacity', 'stroke-width'],
  ...['stroke-linecap', 'stroke-linejoin', 'stroke-dasharray', 'opacity', 'color'],
  ...['display', 'visibility', 'clip-path', 'stop-color', 'stop-opacity'],
])
const effects: ReadonlySet<string> = new Set(['filter', 'mask', 'mix-blend-mode', 'marker'])

/**
 * Gives each element what is said about it, in CSS's order: attributes, rules for its name, for its
 * classes, for its id, its own `style`. Selectors of more than one step are left out.
 */
export function cascade(styles: string, leftOut: Set<LeftOut>): (node: Node) => Said {
  const rules = readRules(styles, leftOut)
  return ({ name, attributes }) => {
    const said: Record<string, string> = {}
    for (const [key, value] of Object.entries(attributes)) keep(said, key, value, leftOut)
    const classes = (attributes.class ?? '').split(/\s+/).filter(Boolean)
    const selectors = ['*', name, ...new Set(classes).keys()].map((word, i) =>
      i < 2 ? word : `.${word}`,
    )
    if (attributes.id) selectors.push(`#${attributes.id}`)
    for (const selector of selectors) Object.assign(said, rules.get(selector))
    for (const [key, value] of declarations(attributes.style ?? '')) keep(said, key, value, leftOut)
    return said
  }
}

function readRules(styles: string, leftOut: Set<LeftOut>): Map<string, Said> {
  const rules = new Map<string, Record<string, string>>()
  for (const rule of styles.replace(/\/\*.*?\*\//gs, '').split('}')) {
    const opening = rule.indexOf('{')
    if (opening < 0) {
      if (rule.trim() !== '') leftOut.add('styles')
      continue
    }
    const said: Record<string, string> = {}
    for (const [key, value] of declarations(rule.slice(opening + 1)))
      keep(said, key, value, leftOut)
    for (const given of rule.slice(0, opening).split(',')) {
      const selector = given.trim()
      if (/^(\*|[a-z][a-z0-9]*|[.#][\w-]+)$/i.test(selector)) {
        rules.set(selector, { ...rules.get(selector), ...said })
      } else leftOut.add('styles')
    }
  }
  return rules
}

function declarations(text: string): [name: string, value: string][] {
  return text.split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':')
    if (colon < 0) return []
    const value = declaration.slice(colon + 1).replace(/!\s*important\s*$/i, '')
    return [[declaration.slice(0, colon).trim().toLowerCase(), value.trim()]]
  })
}

function keep(
  said: Record<string, string>,
  name: string,
  value: string,
  leftOut: Set<LeftOut>,
): void {
  if (/url\(\s*['"]?\s*[^#\s'"]/i.test(value)) leftOut.add('links')
  else if (properties.has(name)) said[name] = value
  else if (effects.has(name) && value !== 'none' && value !== 'normal') leftOut.add('effects')
}

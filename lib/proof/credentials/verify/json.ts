export type JsonObject = Record<string, unknown>

/** An object of JSON; arrays and null are none. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What JSON-LD calls a set: one value stands for a list of one, nothing for an empty list. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** Whether a `type`, or another set of names, has this name in it. */
export function names(value: unknown, name: string): boolean {
  return listOf(value).includes(name)
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The id of a thing that is named by its address or written out with it. */
export function idOf(value: unknown): string | null {
  return textOf(isObject(value) ? value.id : value)
}

/** An absolute URL of any scheme (urn: and did: too), as the data model has it. */
export function isUrl(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(value)
}

/** Whether it can be asked for at all; that only https is asked, but on this machine, is `Get`'s to say. */
export function isWebAddress(value: unknown): value is string {
  return originOf(value) !== null
}

/** The origin of an address of the web; null for all else. */
export function originOf(value: unknown): string | null {
  const url = isUrl(value) && URL.canParse(value) ? new URL(value) : null
  return url && /^https?:$/.test(url.protocol) ? url.origin : null
}

/** Whether two values of JSON say the same; the order of members says nothing. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => sameJson(item, other[at]))
  }
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one)
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]))
    )
  }
  return one === other
}

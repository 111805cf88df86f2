/** A page's address with what is set of its filters. */
export function linkWith(path: string, given: Record<string, string | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString()
  return query ? `${path}?${query}` : path
}

/** One value of a page's address; what was given twice or is empty counts as not given. */
export function one(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value.trim().slice(0, 300) || undefined : undefined
}

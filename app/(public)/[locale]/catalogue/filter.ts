import type { CatalogueFilter } from '@/lib/awards/certifications/public-catalogue'
import { entryKinds } from '@/lib/awards/certifications/schema'

type Asked = Record<string, string | string[] | undefined>

/** What the address asks for; what it says wrongly it does not say. */
export function readFilter(asked: Asked): CatalogueFilter {
  const one = (name: string) => {
    const value = asked[name]
    return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 400) || undefined
  }
  return {
    kind: entryKinds.find((kind) => kind === one('kind')),
    search: one('search'),
    issuer: one('issuer'),
    after: one('after'),
  }
}

/** Whether anything but the page is asked for. */
export function isNarrowed({ kind, search, issuer }: CatalogueFilter): boolean {
  return Boolean(kind || search || issuer)
}

/** The catalogue so narrowed, as an address. */
export function catalogueLink(filter: CatalogueFilter): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  return given.length > 0 ? `/catalogue?${new URLSearchParams(given)}` : '/catalogue'
}

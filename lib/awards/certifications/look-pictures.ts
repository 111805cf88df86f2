import type { Look } from '@/lib/proof/documents/schema'

/** The pictures that a look shows, each with the field that names it. */
export function lookPictures({ logo, background, signatories }: Look) {
  const named = (field: string, id: string | undefined) => (id ? [{ field, id }] : [])
  return [
    ...named('logo', logo),
    ...named('background', background),
    ...signatories.flatMap(({ signature }, i) => named(`signatories.${i}.signature`, signature)),
  ]
}

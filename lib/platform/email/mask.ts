// A URL runs to the first character that cannot stand in one; what follows its host may be a secret.
const url = /([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s"<>]*)/gi

/**
 * `text` (plain, or HTML as `renderEmail` makes it) with every URL cut down to its host: path, query,
 * fragment and user part are gone, so no link in it can be followed to where it led.
 */
export function maskSecretLinks(text: string): string {
  return text.replace(url, (_, scheme: string, rest: string) => {
    const end = rest.search(/[/?#\\&]/)
    const authority = end < 0 ? rest : rest.slice(0, end)
    const host = authority.slice(authority.lastIndexOf('@') + 1)
    return `${scheme}${host}${end < 0 ? '' : '/…'}`
  })
}

/** An issuer's own site as a link: only what leads to the web, shown without its scheme. */
export function webAddress(url: string | null): { href: string; shown: string } | null {
  if (!url || !URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  return { href, shown: href.replace(/^https?:\/\//, '').replace(/\/$/, '') }
}

/** Of who asked, what many share. */
export type Origin = { region: string | null; referrer: string | null }

/**
 * Where a request came from, coarsely: the region that the browser's first language names (two
 * letters of ISO 3166-1, such as NO), and the host of the site that led here, where it is another.
 * `own` is the address of this site.
 */
export function originOf(headers: Pick<Headers, 'get'>, own: string): Origin {
  return {
    region: regionOf(headers.get('accept-language')),
    referrer: referrerOf(headers.get('referer'), new URL(own).hostname),
  }
}

function regionOf(languages: string | null): string | null {
  const [first = ''] = (languages ?? '').split(/[,;]/)
  try {
    const { region } = new Intl.Locale(first.trim())
    return region && /^[A-Z]{2}$/.test(region) ? region : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function referrerOf(referer: string | null, ownHost: string): string | null {
  const from = referer && URL.canParse(referer) ? new URL(referer) : null
  if (!from || !/^https?:$/.test(from.protocol)) return null
  return from.hostname === ownHost ? null : from.hostname.slice(0, 253)
}

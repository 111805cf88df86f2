import { isIP } from 'node:net'
import { say } from '@/lib/platform/language/say'
import { FetchRefused } from './fetch-error'
import type { Guard } from './guard'

const lengthAtMost = 2048

/** Names that the public name service does not give out (RFC 6761, 6762, 8375; ICANN's .internal). */
const localNames =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|arpa|onion|invalid|test)$/

/** A scheme and a host, in signs that can be seen. */
const plain = /^\w[\w+.-]*:\/\/[!-.0-~\u00a1-\uffff][!-~\u00a1-\uffff]*$/

/**
 * What may be asked, by its address alone; throws FetchRefused. Spellings that programs read in
 * different ways (white space, backslashes, control characters) are refused before they are read.
 */
export function checkUrl(text: string, guard: Guard): URL {
  if (text.length > lengthAtMost) throw new FetchRefused(say('fetch.refused.long'))
  if (!plain.test(text) || /[\s\\]/.test(text) || !URL.canParse(text)) {
    throw new FetchRefused(say('fetch.refused.form'))
  }
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(guard.allowHttp && url.protocol === 'http:')) {
    throw new FetchRefused(say('fetch.refused.scheme'))
  }
  if (url.username || url.password || /^[^/?#]*\/\/[^/?#]*@/.test(text)) {
    throw new FetchRefused(say('fetch.refused.credentials'))
  }
  const host = hostOf(url)
  if (!isIP(host) && !guard.allowAddress && !isPublicName(host)) {
    throw new FetchRefused(say('fetch.refused.name', { host }))
  }
  if (!isUsualPort(url, guard) && !guard.allowAddress) {
    throw new FetchRefused(say('fetch.refused.port', { host, port: url.port }))
  }
  url.hash = ''
  return url
}

/** The host without the brackets of IPv6: as sockets want it, and people read it. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

export function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
}

/** The port of the scheme itself, or one that the guard adds. */
export function isUsualPort(url: URL, { ports = [] }: Guard): boolean {
  return url.port === '' || ports.includes(Number(url.port))
}

function isPublicName(host: string) {
  return host.includes('.') && !host.endsWith('.') && !host.includes('..') && !localNames.test(host)
}

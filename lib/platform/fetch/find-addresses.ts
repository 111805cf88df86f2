import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { say } from '@/lib/platform/language/say'
import { hostOf, isUsualPort, portOf } from './check-url'
import { FetchFailed, FetchRefused } from './fetch-error'
import type { Guard } from './guard'
import { isPublicAddress } from './public-address'

/**
 * All addresses of a host, each of them public, or FetchRefused: a name with one private address among
 * others is a trap. What is answered here is what is connected to: nobody asks for the name again.
 */
export async function findAddresses(url: URL, guard: Guard): Promise<LookupAddress[]> {
  const host = hostOf(url)
  const addresses = await resolved(host, guard)
  if (addresses.length === 0) {
    throw new FetchFailed('unreachable', say('fetch.failed.unreachable', { host }))
  }
  const port = portOf(url)
  const may = (address: string) =>
    (isPublicAddress(address) && isUsualPort(url, guard)) || guard.allowAddress?.(address, port)
  if (!addresses.every(({ address }) => may(address))) {
    throw new FetchRefused(say('fetch.refused.address', { host }))
  }
  return addresses
}

async function resolved(host: string, { resolve = ask }: Guard): Promise<LookupAddress[]> {
  const family = isIP(host)
  if (family) return [{ address: host, family }]
  try {
    return await resolve(host)
  } catch {
    throw new FetchFailed('unreachable', say('fetch.failed.unreachable', { host }))
  }
}

function ask(host: string) {
  return lookup(host, { all: true, verbatim: true })
}

import ipaddr from 'ipaddr.js'

/** Global unicast addresses (RFC 4291, 2.4): whatever is outside of it is embedded, local or not given out. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** Public by its number, but answered inside a cloud's own network: where Azure gives out secrets. */
const insideClouds = new Set(['168.63.129.16'])

/**
 * Whether an IP address belongs to one machine on the public internet. Addresses of IPv6 that carry
 * one of IPv4 (mapped, NAT64, 6to4, Teredo) do not count: what they lead to depends on the network.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || insideClouds.has(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(globalUnicast)
}

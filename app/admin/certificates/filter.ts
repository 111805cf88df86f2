import type { CertificateFilter } from '@/lib/awards/certificates/list-certificates'
import type { CertificateStatus } from '@/lib/awards/certificates/rules'

export const statuses: CertificateStatus[] = [
  'valid',
  'suspended',
  'expired',
  'revoked',
  'superseded',
]
export const expiries = [30, 60, 90]

type Query = Record<string, string | string[] | undefined>

/** What the address asks for; what it does not know is left out. */
export function filterOf(query: Query): CertificateFilter {
  const one = (name: string) => {
    const given = query[name]
    return typeof given === 'string' ? given.trim() || undefined : undefined
  }
  const days = Number(one('expiring'))
  return {
    search: one('search')?.slice(0, 300),
    status: statuses.find((status) => status === one('status')),
    certificationId: one('certification'),
    issuerId: one('issuer'),
    expiringDays: expiries.find((known) => known === days),
    before: one('before'),
    after: one('before') ? undefined : one('after'),
  }
}

/** The address of a filter; a page's key goes when anything else changes. */
export function linkTo(filter: CertificateFilter, path = '/admin/certificates'): string {
  const { search, status, certificationId, issuerId, expiringDays, before, after } = filter
  const given = {
    ...{ search, status, certification: certificationId, issuer: issuerId },
    ...{ expiring: expiringDays, before, after },
  }
  const query = new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString()
  return query ? `${path}?${query}` : path
}

/** The filter with its first page, and with some of it changed. */
export function changed(filter: CertificateFilter, change: CertificateFilter): CertificateFilter {
  return { ...filter, before: undefined, after: undefined, ...change }
}

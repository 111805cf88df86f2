import { getTranslations } from 'next-intl/server'
import { FilterBar, FilterSearch } from '@/components/ui/filter-bar'
import { FilterChips, FilterSelect } from '@/components/ui/filters'
import type { CertificateFilter } from '@/lib/awards/certificates/list-certificates'
import { changed, expiries, linkTo, statuses } from './filter'

type Named = { id: string; name: string }

/** Search and filters over the list, and below them those in force. */
export async function CertificateFilters({
  filter,
  certifications,
  issuers,
}: {
  filter: CertificateFilter
  certifications: Named[]
  issuers: Named[]
}) {
  const t = await getTranslations('certificates')
  const { search, status, certificationId, issuerId, expiringDays } = filter
  const nameIn = (all: Named[], id: string) => all.find((one) => one.id === id)?.name ?? id
  const chips = [
    search ? chip(t('list.searchName'), search, { search: undefined }) : null,
    status ? chip(t('list.status'), t(`status.${status}`), { status: undefined }) : null,
    certificationId
      ? chip(t('list.certification'), nameIn(certifications, certificationId), {
          certificationId: undefined,
        })
      : null,
    issuerId ? chip(t('list.issuer'), nameIn(issuers, issuerId), { issuerId: undefined }) : null,
    expiringDays
      ? chip(t('list.expiry'), t('list.expiringWithin', { days: expiringDays }), {
          expiringDays: undefined,
        })
      : null,
  ].filter((one) => one !== null)

  function chip(name: string, value: string, without: CertificateFilter) {
    return { name, value, without: linkTo(changed(filter, without)) }
  }
  return (
    <>
      <FilterBar action="/admin/certificates">
        <FilterSearch name="search" label={t('list.search')} defaultValue={search} />
        <FilterSelect
          name="status"
          label={t('list.status')}
          value={status}
          any={t('list.anyStatus')}
          options={statuses.map((id) => ({ id, name: t(`status.${id}`) }))}
        />
        <FilterSelect
          name="certification"
          label={t('list.certification')}
          value={certificationId}
          any={t('list.anyCertification')}
          options={certifications}
        />
        {issuers.length > 1 ? (
          <FilterSelect
            name="issuer"
            label={t('list.issuer')}
            value={issuerId}
            any={t('list.anyIssuer')}
            options={issuers}
          />
        ) : null}
        <FilterSelect
          name="expiring"
          label={t('list.expiry')}
          value={expiringDays}
          any={t('list.anyExpiry')}
          options={expiries.map((days) => ({ id: days, name: t('list.expiringWithin', { days }) }))}
        />
      </FilterBar>
      <FilterChips chips={chips} clear="/admin/certificates" />
    </>
  )
}

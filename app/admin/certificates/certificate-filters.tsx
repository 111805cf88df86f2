import { getTranslations } from 'next-intl/server'
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar'
import { FilterChips } from '@/components/ui/filters'
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
        <FilterSelect name="status" label={t('list.status')} defaultValue={status ?? ''}>
          <option value="">{t('list.anyStatus')}</option>
          {statuses.map((one) => (
            <option key={one} value={one}>
              {t(`status.${one}`)}
            </option>
          ))}
        </FilterSelect>
        <FilterSelect
          name="certification"
          label={t('list.certification')}
          defaultValue={certificationId ?? ''}
        >
          <option value="">{t('list.anyCertification')}</option>
          {certifications.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </FilterSelect>
        {issuers.length > 1 ? (
          <FilterSelect name="issuer" label={t('list.issuer')} defaultValue={issuerId ?? ''}>
            <option value="">{t('list.anyIssuer')}</option>
            {issuers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </FilterSelect>
        ) : null}
        <FilterSelect name="expiring" label={t('list.expiry')} defaultValue={expiringDays ?? ''}>
          <option value="">{t('list.anyExpiry')}</option>
          {expiries.map((days) => (
            <option key={days} value={days}>
              {t('list.expiringWithin', { days })}
            </option>
          ))}
        </FilterSelect>
      </FilterBar>
      <FilterChips chips={chips} clear="/admin/certificates" />
    </>
  )
}

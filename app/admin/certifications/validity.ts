import { getTranslations } from 'next-intl/server'

/** For how long a certificate counts, in words. */
export async function validityText() {
  const t = await getTranslations('certifications.validity')
  return ({
    validMonths,
    renewalDays,
  }: {
    validMonths: number | null
    renewalDays: number | null
  }) => {
    if (validMonths === null) return t('noEnd')
    const span =
      validMonths % 12 === 0
        ? t('years', { years: validMonths / 12 })
        : t('months', { months: validMonths })
    return renewalDays === null ? span : t('renewable', { span, days: renewalDays })
  }
}

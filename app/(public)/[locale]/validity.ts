import { useTranslations } from 'next-intl'

/** How long a certification is valid, in words: whole years as years. */
export function useValidity(): (months: number) => string {
  const t = useTranslations('catalogue')
  return (months) =>
    months % 12 === 0 ? t('years', { years: months / 12 }) : t('months', { months })
}

import { useTranslations } from 'next-intl'
import { Fact } from '@/components/ui/facts'
import { EntryLink } from './asked-list'

/** Who is behind it, with the way to their page. */
export function IssuerFact({ issuer }: { issuer: { name: string; slug: string } }) {
  const t = useTranslations('catalogue.fact')
  return (
    <Fact name={t('issuer')}>
      <EntryLink href={`/issuers/${issuer.slug}`}>{issuer.name}</EntryLink>
    </Fact>
  )
}

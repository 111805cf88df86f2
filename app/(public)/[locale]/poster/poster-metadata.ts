import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { dateText } from '@/lib/platform/language/rules'
import type { PublicCertificate } from './public-certificate'

/** What the page of a certificate says of itself to browsers and to whoever is shown its link. */
export async function posterMetadata(
  { recipientName, title, issuer, awardedAt }: PublicCertificate,
  { path, locale }: { path: string; locale: string },
): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'certificate' })
  const heading = t('heading', { name: recipientName, title })
  const description = t('about', { issuer: issuer.name, day: dateText(awardedAt, locale) })
  const picture = { url: `${path}/card.png`, width: 1200, height: 630, alt: heading }
  return {
    title: heading,
    description,
    alternates: { canonical: path },
    openGraph: {
      ...{ title: heading, description, type: 'website', siteName: 'Laurel' },
      ...{ url: path, images: [picture] },
    },
    twitter: { card: 'summary_large_image', title: heading, description, images: [picture] },
    // Whether people want to be found by name is theirs to say; until they can, nobody is.
    robots: { index: false, follow: false },
  }
}

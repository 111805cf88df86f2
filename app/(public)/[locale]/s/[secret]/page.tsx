import type { Metadata } from 'next'
import { setRequestLocale } from 'next-intl/server'
import { cache } from 'react'
import { publicGate } from '@/app/gate'
import { getPoster } from '@/lib/awards/certificates/public-certificate'
import { openShareLink } from '@/lib/awards/privacy/open-share-link'
import { shownContext } from '@/lib/platform/access/context'
import { Poster } from '../../poster/poster'
import { posterMetadata } from '../../poster/poster-metadata'

type Props = { params: Promise<{ locale: string; secret: string }> }

const read = cache((secret: string) =>
  publicGate(async (ctx) => {
    const { certificateId, publicId } = await openShareLink(ctx, secret)
    return getPoster(shownContext(ctx, certificateId), publicId)
  }),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, secret } = await params
  const metadata = await posterMetadata(await read(secret), { path: `/s/${secret}`, locale })
  // The address is the key to it.
  return { ...metadata, referrer: 'no-referrer' }
}

/** What a share link shows: the certificate's page, be it private or not. */
export default async function SharedPage({ params }: Props) {
  const { locale, secret } = await params
  setRequestLocale(locale)
  return <Poster certificate={await read(secret)} path={`/s/${secret}`} />
}

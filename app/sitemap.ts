import type { MetadataRoute } from 'next'
import { listPublicAddresses } from '@/lib/awards/certifications/public-catalogue'
import { publicContext } from '@/lib/platform/access/public-context'
import { settings } from '@/lib/platform/env/settings'

export const dynamic = 'force-dynamic'

const folders: Record<string, string> = {
  certification: 'certifications',
  course: 'courses',
  issuer: 'issuers',
  path: 'paths',
}

/** The pages anyone may find. Certificates are shown to whoever has their link, and not listed. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { baseUrl } = settings()
  const found = await listPublicAddresses(publicContext())
  return [
    ...['/', '/catalogue', '/verify', '/verify/many', '/log'],
    ...found.map(({ kind, slug }) => `/${folders[kind]}/${slug}`),
  ].map((path) => ({ url: `${baseUrl}${path}` }))
}

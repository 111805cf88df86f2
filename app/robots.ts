import type { MetadataRoute } from 'next'
import { settings } from '@/lib/platform/env/settings'

// The address of the site is a setting, known when it runs and not when it is built.
export const dynamic = 'force-dynamic'

/** What search engines may read: the public pages. Certificates say for themselves that they may not. */
export default function robots(): MetadataRoute.Robots {
  const { baseUrl } = settings()
  return {
    rules: { userAgent: '*', disallow: ['/admin', '/api/', '/dashboard', '/settings', '/sign-in'] },
    sitemap: `${baseUrl}/sitemap.xml`,
  }
}

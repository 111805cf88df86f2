import type { Metadata } from 'next'

/** What a public page says of itself to browsers, search engines and whoever shows its link. */
export function about({
  title,
  description,
  path,
}: {
  title: string
  description: string
  path: string
}): Metadata {
  return {
    ...{ title, description, alternates: { canonical: path } },
    openGraph: { title, description, url: path, siteName: 'Laurel', type: 'website' },
  }
}

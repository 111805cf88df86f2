/** Facts of a page for machines, in the words of schema.org. */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  // `<` could end the script early; JSON reads its escape as the same.
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data }).replace(
    /</g,
    '\\u003c',
  )
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped above
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
  )
}

/** An issuer in the words of schema.org. */
export function organisation(
  { name, slug, url }: { name: string; slug: string; url: string | null },
  baseUrl: string,
) {
  const page = `${baseUrl}/issuers/${slug}`
  return { '@type': 'Organization', '@id': page, name, url: url ?? page }
}

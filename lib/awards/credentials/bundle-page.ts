import { certificateUrl } from '@/lib/awards/credentials/addresses'
import { settings } from '@/lib/platform/env/settings'
import { wordsIn } from '@/lib/platform/language/english'
import { firstLocale } from '@/lib/platform/language/languages'
import type { MessageKey } from '@/lib/platform/language/say'
import { escapeXml } from '@/lib/proof/documents/picture/elements'

type Facts = { publicId: string; recipientName: string; issuerName: string; lists: string[] }

const files = [
  ...(['credential.json', 'did.json', 'status-revocation.json', 'status-suspension.json'] as const),
  ...(['log.json', 'contexts.json', 'verify-credential.mjs'] as const),
]

/** The page of the bundle: what the files are, and how to check them without this site. */
export function bundlePage({ publicId, recipientName, issuerName, lists }: Facts): string {
  const words = wordsIn(firstLocale)
  const t = (key: string, values?: Record<string, string>) =>
    escapeXml(words(`credentials.bundle.${key}` as MessageKey, values))
  const url = certificateUrl(settings().baseUrl, publicId)
  const address = (href: string) => `<a href="${escapeXml(href)}">${escapeXml(href)}</a>`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${t('title', { name: recipientName })}</title>
<style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap }
dt { margin-top: 0.75rem; font-weight: 600 }
dd { margin: 0 }
</style>
<h1>${t('title', { name: recipientName })}</h1>
<p>${t('lead', { issuer: issuerName })}</p>
<p>${address(url)}</p>
<h2>${t('quick')}</h2>
<pre>npm install @digitalbazaar/vc@7 @digitalbazaar/data-integrity@2 @digitalbazaar/eddsa-rdfc-2022-cryptosuite@1
node verify-credential.mjs</pre>
<p>${t('quickText')}</p>
<h2>${t('files')}</h2>
<dl>
${files.map((name) => `<dt><code>${name}</code></dt><dd>${t(`file.${name.replace(/\..*/, '')}`)}</dd>`).join('\n')}
</dl>
<h2>${t('today')}</h2>
<p>${t('todayText')}</p>
<ul>
${lists.map((list) => `<li>${address(list)}</li>`).join('\n')}
</ul>
</html>
`
}

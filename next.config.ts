import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { firstLocale, locales } from './lib/platform/language/languages'

// React's development build makes code from text.
const devScripts = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''

const securityHeaders = [
  {
    key: 'Content-Security-Policy',
    value: [
      "default-src 'self'",
      // Nonces would make every page dynamic; SECURITY.md says what that leaves open.
      `script-src 'self' 'unsafe-inline'${devScripts}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
]

const drawingPolicy = {
  key: 'Content-Security-Policy',
  value: "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox",
}

/** The pages of `app/(public)/[locale]`, by the addresses that people see. */
const publicPages = [
  '/',
  '/catalogue',
  '/courses/:slug',
  '/paths/:slug',
  '/certifications/:slug',
  '/issuers/:slug',
  '/verify',
  '/log',
  '/verify/many',
  '/verify/many/:secret',
  '/c/:publicId',
  '/s/:secret',
]

/**
 * The id of a credential is the address of the certificate's page: a program that asks for JSON there
 * gets the credential.
 */
const credentialRewrite = {
  source: '/c/:publicId',
  has: [
    {
      type: 'header' as const,
      key: 'accept',
      value: '.*application/(?:vc|json|ld\\+json|vc\\+ld\\+json)(?:[;, ].*)?',
    },
  ],
  destination: '/c/:publicId/credential.json',
}

/**
 * One address for all languages: which is drawn follows the one chosen, else the browser's first.
 * Rewrites decide it, and not the page, so that a page is the same for all who get it.
 */
function languageRewrites() {
  const others = locales().filter((locale) => locale !== firstLocale)
  const chosen = { type: 'cookie', key: 'laurel-language' } as const
  return publicPages.flatMap((source) => {
    const to = (locale: string) => `/${locale}${source === '/' ? '' : source}`
    return [
      ...[firstLocale, ...others].map((locale) => ({
        ...{ source, has: [{ ...chosen, value: locale }], destination: to(locale) },
      })),
      ...others.map((locale) => ({
        source,
        has: [
          { type: 'header' as const, key: 'accept-language', value: `${locale.split('-')[0]}.*` },
        ],
        missing: [chosen],
        destination: to(locale),
      })),
      { source, destination: to(firstLocale) },
    ]
  })
}

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // scripts/supervision/next-build.ts keeps finished builds beside the one being made.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  turbopack: { root: process.cwd() },
  // `npm run verify` checks types; Next would do it again with every build.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    authInterrupts: true,
    // Writing it takes as long as it saves, and 90 MB.
    turbopackFileSystemCacheForBuild: false,
    // A file of completions may have 20 MB; lib/awards/imports says so in words.
    serverActions: { bodySizeLimit: '21mb' },
  },
  rewrites: async () => [credentialRewrite, ...languageRewrites()],
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    // A drawing opened by itself is a document of ours: it may neither run nor fetch anything.
    { source: '/:path*(\\.svg)', headers: [drawingPolicy] },
    { source: '/admin/templates/pictures/:id', headers: [drawingPolicy] },
  ],
  // Loaded by Node as they are: some must be, and the rest take a fifth off the build.
  serverExternalPackages: [
    '@peculiar/x509',
    '@react-email/render',
    'aws4fetch',
    'bidi-js',
    'csv-parse',
    'drizzle-orm',
    'fontkit',
    'graphile-worker',
    'harfbuzzjs',
    'inngest',
    'nodemailer',
    'pg',
    'piscina',
    'postgres',
    'qrcode',
    'rate-limiter-flexible',
    'react-email',
    'resend',
  ],
  agentRules: false,
}

export default createNextIntlPlugin('./app/words.ts')(config)

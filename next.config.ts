import type { NextConfig } from 'next'

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
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
  // Loaded by Node as they are: some must be, and the rest take a fifth off the build.
  serverExternalPackages: [
    '@react-email/render',
    'aws4fetch',
    'csv-parse',
    'drizzle-orm',
    'fontkit',
    'graphile-worker',
    'inngest',
    'nodemailer',
    'pg',
    'piscina',
    'postgres',
    'qrcode',
    'react-email',
    'resend',
  ],
  agentRules: false,
}

export default config

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
    // A file of completions may have 20 MB; lib/awards/imports says so in words.
    serverActions: { bodySizeLimit: '21mb' },
  },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
  serverExternalPackages: ['graphile-worker', 'pg', 'postgres', 'piscina', 'fontkit'],
  agentRules: false,
}

export default config

import type { NextConfig } from 'next'

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // scripts/supervision/next-build.ts keeps finished builds beside the one being made.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  turbopack: { root: process.cwd() },
  // `npm run verify` checks types; Next would do it again with every build.
  typescript: { ignoreBuildErrors: true },
  experimental: { authInterrupts: true },
  serverExternalPackages: ['graphile-worker', 'pg', 'postgres', 'piscina', 'fontkit'],
  agentRules: false,
}

export default config

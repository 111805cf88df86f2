import type { NextConfig } from 'next'

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  experimental: { authInterrupts: true },
  serverExternalPackages: ['graphile-worker', 'pg', 'postgres', 'piscina', 'fontkit'],
}

export default config

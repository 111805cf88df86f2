import type { MetadataRoute } from 'next'
import { brandColours } from '@/lib/platform/brand/rules'

export default function manifest(): MetadataRoute.Manifest {
  const picture = (size: number, purpose: 'any' | 'maskable') => ({
    src: `/icons/${size}`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })
  return {
    name: 'Laurel',
    short_name: 'Laurel',
    start_url: '/dashboard',
    display: 'minimal-ui',
    background_color: brandColours.paper,
    theme_color: brandColours.paper,
    icons: [
      { src: '/icon', sizes: 'any', type: 'image/svg+xml' },
      picture(192, 'any'),
      picture(512, 'any'),
      picture(512, 'maskable'),
    ],
  }
}

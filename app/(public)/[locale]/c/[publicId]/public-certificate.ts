import type { getPublicCertificate } from '@/lib/awards/certificates/queries'

export type PublicCertificate = Awaited<ReturnType<typeof getPublicCertificate>>

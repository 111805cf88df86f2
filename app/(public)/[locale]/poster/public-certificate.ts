import type { getPoster } from '@/lib/awards/certificates/public-certificate'

export type PublicCertificate = Awaited<ReturnType<typeof getPoster>>

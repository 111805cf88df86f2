import type { Ctx } from '@/lib/platform/access/context'
import { fingerprint } from '@/lib/proof/documents/fingerprint'
import { signatureBytesAtMost } from '@/lib/proof/documents/sign/cms'
import { listCertificatesInUse } from './queries'

/** What would make a document of each issuer today, signed as it would be. */
export async function currentFingerprints(
  { db }: { db: Ctx['db'] },
  issuerIds: string[],
): Promise<Map<string, string>> {
  const inUse = await listCertificatesInUse(db, issuerIds)
  return new Map(
    issuerIds.map((id) => {
      // A key that is made at need will leave as much room as any of our own.
      const room = signatureBytesAtMost({ certificates: inUse.get(id) ?? [] })
      return [id, fingerprint(room)]
    }),
  )
}

import { and, eq, sql } from 'drizzle-orm'
import { issuers, statusLists } from '@/db/schema'
import { type Ctx, systemContext } from '@/lib/platform/access/context'
import { settings } from '@/lib/platform/env/settings'
import { NotFound } from '@/lib/platform/errors/errors'
import { signDocument } from '@/lib/proof/credentials/sign-document'
import { encodeStatusList, statusListCredential } from '@/lib/proof/credentials/status-list'
import { ShortMemory } from '@/lib/proof/documents/short-memory'
import { issuerDid, methodOf, type Purpose, statusListUrl } from './addresses'
import { openKey } from './key-rows'
import { keyInUse } from './load-credential-key'

export type SignedList = { document: string; etag: string }

/** Signed lists by their revision, of which an issuer rarely has more than a few. */
const made = new ShortMemory<string, Promise<SignedList>>(64)

/**
 * A status list as a signed credential (Bitstring Status List §2.2), for anyone. What it says is
 * read off the rows of what was withdrawn; unchanged it is not made again. NotFound for a
 * list that there is not.
 */
export async function getStatusList(
  ctx: Ctx,
  { slug, number, purpose }: { slug: string; number: number; purpose: Purpose },
): Promise<SignedList> {
  const [list] = await ctx.db
    .select({
      ...{ id: statusLists.id, length: statusLists.length, revision: statusLists.revision },
      ...{ changedAt: statusLists.changedAt, issuerId: issuers.id },
    })
    .from(statusLists)
    .innerJoin(issuers, eq(issuers.id, statusLists.issuerId))
    .where(and(eq(issuers.slug, slug), eq(statusLists.number, number)))
  if (!list) throw new NotFound()
  // A list is the issuer's word, as a certificate is: the installation signs both for it.
  const signer = systemContext('sign a status list', ctx.db, ctx.now)
  const key = await keyInUse(signer, { issuerId: list.issuerId, algorithm: 'ed25519' })
  const etag = `${list.id}-${purpose}-${list.revision}-${key.publicKey.slice(-12)}`
  const known = made.get(etag)
  if (known) return known
  const making = make().catch((error) => {
    made.delete(etag)
    throw error
  })
  made.set(etag, making)
  return making

  async function make(): Promise<SignedList> {
    const { id, length, changedAt: validFrom } = list as NonNullable<typeof list>
    const unsigned = statusListCredential({
      id: statusListUrl(settings().baseUrl, slug, number, purpose),
      issuer: issuerDid(slug),
      ...{ purpose, validFrom },
      encodedList: encodeStatusList(length, await setPositions(ctx, id, purpose)),
    })
    const signed = await signDocument(unsigned, {
      key: openKey(key),
      verificationMethod: methodOf(slug, key.publicKey),
      created: validFrom,
    })
    return { document: JSON.stringify(signed), etag }
  }
}

async function setPositions(ctx: Ctx, listId: string, purpose: Purpose): Promise<number[]> {
  const [because, since] =
    purpose === 'revocation'
      ? [sql`revocations w`, sql`p.revoked_at`]
      : [
          sql`(select certificate_id from suspensions where lifted_at is null) w`,
          sql`p.suspended_at`,
        ]
  const rows = await ctx.db.execute<{ position: number }>(sql`
    select e.position from ${because}
    join status_entries e on e.certificate_id = w.certificate_id
    where e.list_id = ${listId}
    union all
    select e.position from program_credentials p
    join status_entries e on e.program_credential_id = p.id
    where e.list_id = ${listId} and ${since} is not null`)
  return [...rows].map(({ position }) => position)
}

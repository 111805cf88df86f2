import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { issuers, programCredentials, statusEntries } from '@/db/schema'
import { issuerDid, methodOf, statusListUrl } from '@/lib/awards/credentials/addresses'
import { freezeAddress } from '@/lib/awards/credentials/freeze-address'
import { holdKey } from '@/lib/awards/credentials/key-rows'
import { loadCredentialKey } from '@/lib/awards/credentials/load-credential-key'
import { type Place, reservePositions } from '@/lib/awards/credentials/reserve-positions'
import { recordLeaves } from '@/lib/awards/log/record-leaves'
import { ownPath } from '@/lib/awards/verification/local-documents'
import { type Ctx, systemContext } from '@/lib/platform/access/context'
import { requireScope } from '@/lib/platform/access/policy'
import { settings } from '@/lib/platform/env/settings'
import { InputError, NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { statusEntriesAt } from '@/lib/proof/credentials/build'
import { signDocument } from '@/lib/proof/credentials/sign-document'
import { hashOf } from './find-subjects'
import { toUnsigned, type UnsignedCredential, withStatus } from './unsigned-credential'

type Signed = UnsignedCredential & { proof: Record<string, string> }

/** What a program asks of the proof: what it is for, and by which key of its issuer's. */
export type AskedProof = { domain?: string; challenge?: string; verificationMethod?: string }
type Given = { credential: unknown; credentialId?: string | undefined; asked?: AskedProof }

/**
 * Signs a program's credential with the key of its issuer (`eddsa-rdfc-2022`), with a place in the
 * issuer's status lists unless it brings a status of its own. It is no certificate: kept are hashes of
 * it, here and in the log, and nothing that it says. `credentialId` names one that has no id in it.
 * InputError for what cannot be signed, Conflict where the issuer's key was replaced meanwhile. Programs
 * whose key is for it.
 */
export async function issueCredential(
  ctx: Ctx,
  { credential, credentialId, asked: { verificationMethod: asked, ...said } = {} }: Given,
): Promise<Signed> {
  const issuerId = requireScope(ctx, 'credentials:issue')
  const [issuer] = await ctx.db
    .select({ slug: issuers.slug })
    .from(issuers)
    .where(eq(issuers.id, issuerId))
  if (!issuer) throw new NotFound()
  const unsigned = await toUnsigned(credential, issuerDid(issuer.slug))
  const name = unsigned.id ?? credentialId
  if (credentialId !== undefined && credentialId !== name) {
    throw new InputError(say('apiKeys.problem.twoIds'))
  }
  // By such a name a certificate's status would change.
  if (credentialId !== undefined && ownPath(credentialId) !== null) {
    throw new InputError(say('apiKeys.problem.ours'))
  }
  // The program may have things signed; the issuer's key itself is the installation's to open.
  const signer = systemContext('sign for a program', ctx.db, ctx.now)
  const { id, key, publicKey } = await loadCredentialKey(signer, { issuerId, algorithm: 'ed25519' })
  const verificationMethod = methodOf(issuer.slug, publicKey)
  if ((asked ?? verificationMethod) !== verificationMethod) {
    throw new InputError(say('apiKeys.problem.proofOption', { name: 'verificationMethod' }))
  }
  const place = unsigned.credentialStatus === undefined ? await reserve(ctx, issuerId) : null
  const whole = place ? withStatus(unsigned, entriesAt(issuer.slug, place)) : unsigned
  const signing = { key, verificationMethod, created: ctx.now }
  const signed = await signDocument(whole, { ...signing, ...said })
  await write(ctx, { issuerId, keyId: id, name }, signed, place)
  return signed
}

/** By itself, since a list is held until the transaction ends; a place may come to nothing. */
function reserve(ctx: Ctx, issuerId: string): Promise<Place | null> {
  return ctx.db.transaction(async (tx) => {
    const [place] = await reservePositions(tx, { issuerId, count: 1, now: ctx.now })
    return place ?? null
  })
}

function entriesAt(slug: string, { number, position }: Place) {
  const { baseUrl } = settings()
  return statusEntriesAt(String(position), {
    revocation: statusListUrl(baseUrl, slug, number, 'revocation'),
    suspension: statusListUrl(baseUrl, slug, number, 'suspension'),
  })
}

/** Told before it is handed out: what nobody can find in the log was not issued here. */
async function write(
  ctx: Ctx,
  { issuerId, keyId, name }: { issuerId: string; keyId: string; name: unknown },
  signed: Signed,
  place: Place | null,
) {
  const id = newId()
  const sha256 = createHash('sha256').update(JSON.stringify(signed)).digest('hex')
  await change(ctx, async (tx, record) => {
    await holdKey(tx, keyId)
    await freezeAddress(tx, ctx.now)
    if (place) {
      const { listId, position } = place
      const idSha256 = typeof name === 'string' ? hashOf(name) : null
      const row = { id, issuerId, idSha256, sha256, createdAt: ctx.now }
      await tx.insert(programCredentials).values(row)
      await tx.insert(statusEntries).values({ issuerId, programCredentialId: id, listId, position })
    }
    const where = place && { list: place.number, position: place.position }
    const payload = { kind: 'issued' as const, credential: sha256, ...where }
    await recordLeaves(tx, [{ kind: 'issued', issuerId, subjectId: id, payload }], ctx.now)
    await record({ name: 'credential/issued', issuerId, subjectIds: [id], data: { sha256 } })
  })
}

import { hash, type KeyObject, verify } from 'node:crypto'
import { z } from 'zod'
import { ShortMemory } from '@/lib/proof/documents/short-memory'
import { filledIn } from '../arrange'
import { decodeBase58 } from '../base58'
import { canonical, compiledFor, fill } from '../compile'
import { decodeMultikey, UnfitMultikey } from '../multikey'
import type { CredentialFacts } from '../schema'
import { openProof, withProof } from '../write-proof'
import { type ForeignFacts, factsOf } from './facts'
import { momentOf } from './stamps'

/** In UTF-16 units. What is longer may be beyond the limits of others, which are not looked at here. */
const longest = 50_000

/**
 * What a credential says that `issueCredentials` wrote just so and `publicKey`, a Multikey, signed:
 * written anew from what it says, it is the same text, letter for letter, so that its form's compiled
 * quads are its own. Null tells nothing of any other: there the whole verification decides.
 */
export async function readIssued(
  document: string,
  { publicKey, now }: { publicKey: string; now: Date },
): Promise<ForeignFacts | null> {
  const key = keyOf(publicKey)
  const credential = document.length > longest ? null : parsed(document)
  const read = Issued.safeParse(credential)
  if (!key || !read.success) return null
  const facts = factsIn(read.data)
  const [{ created, verificationMethod, proofValue }] = read.data.proof
  const span = { from: facts.validFrom, until: facts.validUntil ?? null }
  const named = verificationMethod === `${facts.issuer.id}#${publicKey}`
  if (!named || created > now || (span.until && span.from > span.until)) return null
  const form = await compiledFor(facts)
  const { json, quads } = fill(facts)
  const proof = await openProof({ verificationMethod, created })
  if (document !== withProof(filledIn(form.json, json), proof, proofValue)) return null
  const signature = proofValue.startsWith('z') ? decodeBase58(proofValue.slice(1)) : null
  if (signature?.length !== 64) return null
  const own = hash('sha256', await canonical(form, quads), 'buffer')
  const fits = verify(null, Buffer.concat([proof.hash, own]), key, signature)
  return fits ? factsOf({ credential: credential as Record<string, unknown>, span }) : null
}

const keys = new ShortMemory<string, KeyObject | null>(500)

/** The key of an Ed25519 Multikey; null for anything else. */
function keyOf(multikey: string): KeyObject | null {
  const known = keys.get(multikey)
  if (known !== undefined) return known
  const key = decoded(multikey)
  keys.set(multikey, key)
  return key
}

function decoded(multikey: string): KeyObject | null {
  try {
    const key = decodeMultikey(multikey)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch (error) {
    if (error instanceof UnfitMultikey) return null
    throw error
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const text = z.string()
/** Absolute, and of letters that N-Quads have as they are. */
const address = text.regex(/^https?:\/\/[!#-;=?-[\]_a-z~]+$/)
const moment = text.transform(momentOf).pipe(z.date())
const percent = text.regex(/^\d{1,3}(?:\.\d+)?$/).transform(Number)

/** Of a credential of ours what differs from one to the next; all else is seen when it is written anew. */
const Issued = z.object({
  ...{ id: address, name: text },
  issuer: z.object({
    ...{ id: text.regex(/^did:web:[A-Za-z0-9.:%_-]+$/), name: text, url: address.exactOptional() },
    ...{ email: text.exactOptional(), description: text.exactOptional() },
  }),
  ...{ validFrom: moment, validUntil: moment.exactOptional(), awardedDate: moment },
  credentialSubject: z.object({
    identifier: z.tuple([z.object({ identityHash: text })]),
    achievement: z.object({
      ...{ id: address, version: text, name: text, description: text },
      criteria: z.object({ id: address, narrative: text }),
      alignment: z.array(z.object({ targetName: text, targetUrl: address })).default([]),
      resultDescription: z
        .tuple([z.object({ requiredValue: percent.exactOptional() })])
        .exactOptional(),
    }),
    result: z.tuple([z.object({ value: percent })]).exactOptional(),
  }),
  evidence: z.array(z.object({ id: address, name: text, narrative: text, genre: text })),
  credentialStatus: z.tuple([
    z.object({ statusListIndex: text.regex(/^\d{1,9}$/), statusListCredential: address }),
    z.object({ statusListCredential: address }),
  ]),
  refreshService: z.object({ id: address }),
  proof: z.tuple([z.object({ created: moment, verificationMethod: text, proofValue: text })]),
})

/** The facts of which a credential was written: `buildCredential`, backwards. */
function factsIn(read: z.infer<typeof Issued>): CredentialFacts {
  const { id, name, issuer, awardedDate, validFrom, validUntil, evidence } = read
  const { achievement, identifier, result } = read.credentialSubject
  const { alignment, resultDescription, ...rest } = achievement
  const [revocation, suspension] = read.credentialStatus
  const passMark = resultDescription?.[0].requiredValue
  return {
    ...{ id, name, issuer, validFrom, awardedDate, evidence },
    ...(validUntil ? { validUntil } : {}),
    recipientName: identifier[0].identityHash,
    achievement: {
      ...rest,
      skills: alignment.map(({ targetName, targetUrl }) => ({ name: targetName, url: targetUrl })),
    },
    ...(result ? { score: result[0].value } : {}),
    ...(passMark === undefined ? {} : { passMark }),
    status: {
      index: Number(revocation.statusListIndex),
      revocation: revocation.statusListCredential,
      suspension: suspension.statusListCredential,
    },
    refreshServiceUrl: read.refreshService.id,
  }
}

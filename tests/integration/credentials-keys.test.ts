import { beforeEach, describe, expect, it } from 'vitest'
import { compromiseCredentialKey } from '@/lib/awards/credentials/compromise-key'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { getIssuerDid } from '@/lib/awards/credentials/get-issuer-did'
import { listCredentialKeys } from '@/lib/awards/credentials/list-keys'
import { loadCredentialKey } from '@/lib/awards/credentials/load-credential-key'
import { replaceCredentialKey } from '@/lib/awards/credentials/replace-key'
import { retireCredentialKey } from '@/lib/awards/credentials/retire-key'
import { signCertificates } from '@/lib/awards/credentials/sign-certificates'
import { signChunk } from '@/lib/awards/credentials/sign-chunk'
import { sequenceLog } from '@/lib/awards/log/sequence-log'
import { verify } from '@/lib/awards/verification/verify'
import { addDays } from '@/lib/platform/clock/dates'
import { Conflict, InputError } from '@/lib/platform/errors/errors'
import { stockVerdict } from '@/lib/proof/credentials/stock'
import { SigningFailed } from '@/lib/proof/documents/sign/signing-failed'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const ctx = (at = now) => laurel.ctx(at)
const ed25519 = 'ed25519' as const
let round = 0
let slug: string
let desk: Awaited<ReturnType<typeof openDesk>>

beforeEach(async () => {
  slug = `keys-${++round}`
  desk = await openDesk(ctx(), slug)
  await desk.certification('one')
})

async function issueOne(who: string, at = now) {
  const email = `${slug}-${who}`
  await desk.complete({ email, at: addDays(at, -1) })
  await decideAll(ctx(at))
  const [certificate] = await desk.certificatesOf(email)
  const publicId = certificate?.publicId ?? ''
  const { document } = await getCredential(ctx(at), publicId)
  return { publicId, credential: JSON.parse(document) as Record<string, unknown> }
}

const did = () => getIssuerDid(ctx(), slug)
const keys = async () => (await listCredentialKeys(ctx(), { issuerId: desk.issuerId })).keys
const inUse = async () => {
  const found = (await keys()).find(({ state }) => state === 'in-use')
  if (!found) throw new Error('no key is in use')
  return found
}
const replace = async (at = now) =>
  replaceCredentialKey(ctx(at), {
    ...{ issuerId: desk.issuerId, algorithm: ed25519, replaces: (await inUse()).id },
  })

describe('an issuer’s key', () => {
  it('is made once, however many need it at once, and lies sealed', async () => {
    const asked = { issuerId: desk.issuerId, algorithm: ed25519 }
    const loaded = await Promise.all(
      Array.from({ length: 8 }, () => loadCredentialKey(ctx(), asked)),
    )
    expect(new Set(loaded.map(({ id }) => id)).size).toBe(1)
    const [row] = await laurel.sql`
      select private_key from credential_keys where id = ${loaded[0]?.id ?? ''}`
    const pkcs8 = loaded[0]?.key.export({ format: 'der', type: 'pkcs8' }) as Buffer
    expect(Buffer.from(row?.private_key, 'base64').includes(pkcs8.subarray(-32))).toBe(false)
  })

  it('signs nothing once it is replaced, though it was opened before, and what it signs comes first', async () => {
    await issueOne('one@example.org')
    const [one] = await desk.certificatesOf(`${slug}-one@example.org`)
    const { issuerId } = desk
    const key = await loadCredentialKey(ctx(), { issuerId, algorithm: ed25519 })
    const sign = (then: () => Promise<unknown>) =>
      laurel.ctx().db.transaction(async (tx) => {
        await signCertificates(tx, { issuerId, certificateIds: [one?.id ?? ''], key, now })
        await then()
      })
    const order: string[] = []
    let told: Promise<unknown> = Promise.resolve()
    await sign(async () => {
      told = compromiseCredentialKey(ctx(), { keyId: key.id, since: now }).then(() => {
        order.push('compromised')
      })
      await new Promise((resolve) => setTimeout(resolve, 150))
      order.push('signed')
    })
    await told
    expect(order).toEqual(['signed', 'compromised'])
    await expect(sign(async () => undefined)).rejects.toThrow(Conflict)
  })

  it('that does not open keeps anything from being issued, and nothing is half-done', async () => {
    await issueOne('before@example.org')
    await laurel.sql`
      update credential_keys set replaced_at = now(), private_key = null
      where issuer_id = ${desk.issuerId}`
    await laurel.sql`
      insert into credential_keys (id, issuer_id, algorithm, public_key, private_key)
      values (gen_random_uuid(), ${desk.issuerId}, 'ed25519', ${`z6Mk${round}`}, 'c2VhbGVk')`
    const email = `${slug}-after@example.org`
    await desk.complete({ email, at: addDays(now, -1) })
    await expect(decideAll(ctx())).rejects.toBeInstanceOf(SigningFailed)
    expect(await desk.certificatesOf(email)).toHaveLength(0)
  })
})

describe('a key that was replaced', () => {
  it('signs no more; what it signed verifies here and with the stock library', async () => {
    const old = await issueOne('old@example.org')
    await replace()
    const fresh = await issueOne('new@example.org', addDays(now, 2))
    const [oldKey, newKey] = [old, fresh].map(
      ({ credential }) => (credential.proof as { verificationMethod: string }[])[0],
    )
    expect(oldKey?.verificationMethod).not.toBe(newKey?.verificationMethod)
    for (const { credential } of [old, fresh]) {
      expect(await stockVerdict(credential, await did())).toBeNull()
      expect((await verify(ctx(addDays(now, 3)), { credential })).verdict).toBe('valid')
    }
    const [row] = await laurel.sql`
      select private_key from credential_keys
      where issuer_id = ${desk.issuerId} and replaced_at is not null`
    expect(row?.private_key).toBeNull()
  })

  it('is replaced by one of two who ask at once', async () => {
    await issueOne('one@example.org')
    const replaces = (await inUse()).id
    const asked = { issuerId: desk.issuerId, algorithm: ed25519, replaces }
    const done = await Promise.allSettled([
      replaceCredentialKey(ctx(), asked),
      replaceCredentialKey(ctx(), asked),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = done.find((one) => one.status === 'rejected')
    expect(refused?.reason).toBeInstanceOf(Conflict)
  })
})

describe('a key that was retired', () => {
  it('must be replaced first; then what it signed is signed anew, and the old copy known here', async () => {
    const { publicId, credential } = await issueOne('retired@example.org')
    const { id: keyId } = await inUse()
    await expect(retireCredentialKey(ctx(), { keyId })).rejects.toBeInstanceOf(Conflict)
    await replace()
    await retireCredentialKey(ctx(), { keyId })
    expect(await stockVerdict(credential, await did())).not.toBeNull()
    expect(await signChunk(ctx(), { issuerId: desk.issuerId })).toEqual({ signed: 1, more: false })
    const { document, version } = await getCredential(ctx(), publicId)
    expect(version).toBe(2)
    expect(await stockVerdict(JSON.parse(document), await did())).toBeNull()
    for (const given of [credential, JSON.parse(document)]) {
      expect((await verify(ctx(), { credential: given })).verdict).toBe('valid')
    }
    const places = await laurel.sql`
      select from status_entries where issuer_id = ${desk.issuerId}`
    expect(places).toHaveLength(1)
    expect(await signChunk(ctx(), { issuerId: desk.issuerId })).toEqual({ signed: 0, more: false })
  })
})

describe('a key that others may have had', () => {
  it('is believed for what the log had before, by the log’s time, and for nothing else', async () => {
    const before = await issueOne('before@example.org')
    await sequenceLog(ctx(), {})
    const leak = addDays(now, 5)
    const after = await issueOne('after@example.org', addDays(now, 6))
    await sequenceLog(ctx(addDays(now, 6)), {})
    const { id: keyId } = await inUse()
    await compromiseCredentialKey(ctx(addDays(now, 7)), { keyId, since: leak })

    const verdictOf = async (credential: Record<string, unknown>) =>
      (await verify(ctx(addDays(now, 7)), { credential })).verdict
    expect(await verdictOf(before.credential)).toBe('valid')
    expect(await verdictOf(after.credential)).toBe('invalid')
    for (const { credential } of [before, after]) {
      expect(await stockVerdict(credential, await did())).not.toBeNull()
    }
    // What stands is signed anew with the key that took its place; what does not is not.
    const signed = await signChunk(ctx(addDays(now, 7)), { issuerId: desk.issuerId })
    expect(signed).toEqual({ signed: 1, more: false })
    const { document } = await getCredential(ctx(), before.publicId)
    expect(await stockVerdict(JSON.parse(document), await did())).toBeNull()
    expect((await getCredential(ctx(), after.publicId)).version).toBe(1)
  })

  it('is told once, and not of the future', async () => {
    await issueOne('once@example.org')
    const { id: keyId } = await inUse()
    const later = { keyId, since: addDays(now, 1) }
    await expect(compromiseCredentialKey(ctx(), later)).rejects.toBeInstanceOf(InputError)
    await compromiseCredentialKey(ctx(), { keyId, since: addDays(now, -1) })
    const again = { keyId, since: addDays(now, -2) }
    await expect(compromiseCredentialKey(ctx(), again)).rejects.toBeInstanceOf(Conflict)
    expect((await inUse()).id).not.toBe(keyId)
  })
})

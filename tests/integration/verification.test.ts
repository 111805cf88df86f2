import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { methodOf } from '@/lib/awards/credentials/addresses'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { getJwt } from '@/lib/awards/credentials/get-jwt'
import { loadCredentialKey } from '@/lib/awards/credentials/load-credential-key'
import type { Verification, VerifyInput } from '@/lib/awards/verification/schema'
import { verify } from '@/lib/awards/verification/verify'
import { addDays } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'
import { newPublicId } from '@/lib/platform/ids/ids'
import { bakePng, bakeSvg } from '@/lib/proof/credentials/bake'
import { signDocument } from '@/lib/proof/credentials/sign-document'
import { checkNames } from '@/lib/proof/credentials/verify/checks'
import { readIssued } from '@/lib/proof/credentials/verify/read-issued'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { newIssuer, plainCredential, signFreely } from '@/tests/support/foreign-issuer'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const ctx = (at = now) => laurel.ctx(at)
type Credential = Record<string, unknown> & {
  id: string
  credentialSubject: { identifier: { identityHash: string }[] }
  proof: [{ verificationMethod: string }]
}
type Holder = { id: string; publicId: string; document: string; credential: Credential }
let desk: Awaited<ReturnType<typeof openDesk>>

beforeAll(async () => {
  desk = await openDesk(ctx(), 'verified')
  await desk.certification('one', { validMonths: 12 })
})

async function holder(email: string): Promise<Holder> {
  await desk.complete({ email, name: 'Kim Đỗ', at: addDays(now, -1) })
  await decideAll(ctx())
  const [certificate] = await desk.certificatesOf(email)
  const { id = '', publicId = '' } = certificate ?? {}
  const { document } = await getCredential(ctx(), publicId)
  return { id, publicId, document, credential: JSON.parse(document) }
}

const ask = (input: VerifyInput, at = now) => verify(ctx(at), input)
const file = (bytes: Uint8Array) => ({ file: { name: 'file', bytes } })
const stepsOf = ({ checks }: Verification) =>
  Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]))

/** A token as the data model has it in JSON (2.0, section 4.13.1). */
const enveloped = (jwt: string) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  ...{ id: `data:application/vc+jwt,${jwt}`, type: 'EnvelopedVerifiableCredential' },
})

async function badge(): Promise<Uint8Array> {
  const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: '#fff' } })
  return new Uint8Array(await picture.png().toBuffer())
}

describe('a certificate of ours', () => {
  it('is valid by id, link, credential, JWT and picture, each step shown once and in order', async () => {
    const { publicId, credential } = await holder('valid@example.org')
    const text = JSON.stringify(credential, null, 2)
    const jwt = await getJwt(ctx(), publicId)
    const png = bakePng(await badge(), text)
    const svg = bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>'.replace('/>', '></svg>'), jwt)
    const inputs: [VerifyInput, string][] = [
      [{ id: publicId }, 'id'],
      [{ id: ` ${publicId.slice(0, 8)} ${publicId.slice(8)} ` }, 'id'],
      [{ url: `${settings().baseUrl}/c/${publicId}` }, 'url'],
      [{ url: `${settings().baseUrl}/c/${publicId}/credential.json` }, 'url'],
      [{ credential }, 'json'],
      [{ credential: text }, 'json'],
      [{ credential: jwt }, 'jwt'],
      [{ credential: enveloped(jwt) }, 'json'],
      [file(Buffer.from(text)), 'json'],
      [file(Buffer.from(jwt)), 'jwt'],
      [file(png), 'image'],
      [file(Buffer.from(svg)), 'image'],
    ]
    for (const [input, given] of inputs) {
      const found = await ask(input)
      expect(found, JSON.stringify(found.checks)).toMatchObject({ verdict: 'valid', given })
      expect(found.certificate).toMatchObject({ publicId, recipientName: 'Kim Đỗ' })
      expect(found.checks.map(({ name }) => name)).toEqual(checkNames)
      expect(found.differences).toEqual([])
    }
  })

  it('is, as it is stored, what the quick way reads, which says what its record says', async () => {
    const { credential, document } = await holder('quick@example.org')
    const publicKey = credential.proof[0].verificationMethod.split('#')[1] ?? ''
    expect(await readIssued(document, { publicKey, now })).toMatchObject({
      ...{ id: credential.id, title: 'The one', recipientName: 'Kim Đỗ' },
    })
  })

  it('is invalid once a letter of it is another, with the field named', async () => {
    const { credential } = await holder('altered@example.org')
    const altered = structuredClone(credential)
    const [identity] = altered.credentialSubject.identifier
    if (identity) identity.identityHash = 'Kim Dỗ'
    const found = await ask({ credential: altered })
    expect(found.verdict).toBe('invalid')
    expect(stepsOf(found)).toMatchObject({ signature: 'failed', record: 'failed' })
    expect(found.differences).toEqual([{ field: 'name', printed: 'Kim Dỗ', recorded: 'Kim Đỗ' }])
  })

  it('stays what it is once someone else signed it too, as long as its own signature is there', async () => {
    const { credential, publicId } = await holder('seconded@example.org')
    const [own, other] = [credential.proof[0], await newIssuer()]
    const seconded = async (more = {}) => {
      const { proof } = await signFreely(credential, other, more)
      return ask({ credential: { ...credential, proof: [proof, own] } })
    }
    const found = await seconded()
    expect(found).toMatchObject({ verdict: 'valid', certificate: { publicId } })
    expect(stepsOf(found)).toMatchObject({ signature: 'passed', record: 'passed' })
    const late = await seconded({ expires: '2026-09-30T00:00:00Z' })
    expect(stepsOf(late)).toMatchObject({ signature: 'failed', record: 'passed' })
    expect(late.verdict).toBe('invalid')
    const proof = [(await signFreely(credential, other)).proof]
    const alone = await ask({ credential: { ...credential, proof } })
    expect(stepsOf(alone)).toMatchObject({ issuer: 'failed', record: 'failed' })
  })

  it('is expired, then revoked, whatever it is verified by', async () => {
    const { id, publicId, credential } = await holder('ends@example.org')
    for (const input of [{ id: publicId }, { credential }]) {
      expect((await ask(input, addDays(now, 400))).verdict).toBe('expired')
    }
    await revokeCertificate(ctx(), {
      ...{ certificateId: id, reasonClass: 'misconduct', reason: 'Copied.' },
    })
    const jwt = await getJwt(ctx(), publicId)
    for (const input of [{ id: publicId }, { credential }, { credential: jwt }]) {
      for (const at of [now, addDays(now, 400)]) {
        expect((await ask(input, at)).verdict).toBe('revoked')
      }
    }
  })

  it('that was never issued is invalid, though an issuer’s own key signed it', async () => {
    const { credential } = await holder('never@example.org')
    const key = await loadCredentialKey(ctx(), {
      ...{ issuerId: desk.issuerId, algorithm: 'ed25519' },
    })
    const { proof: _, ...unsigned } = credential
    const forged = await signDocument(
      {
        ...unsigned,
        '@context': credential['@context'],
        id: `${settings().baseUrl}/c/${newPublicId()}`,
      },
      { key: key.key, verificationMethod: methodOf('verified', key.publicKey), created: now },
    )
    const found = await ask({ credential: forged })
    expect(stepsOf(found)).toMatchObject({ signature: 'passed', record: 'failed' })
    expect(found.verdict).toBe('invalid')
  })

  it('whose stored credential was tampered with is not valid by its id', async () => {
    const { id, publicId } = await holder('tampered@example.org')
    await laurel.sql`alter table credentials disable trigger credentials_never_change`
    await laurel.sql`
      update credentials set document = replace(document, 'Kim Đỗ', 'Kim Dỗ') where certificate_id = ${id}`
    await laurel.sql`alter table credentials enable trigger credentials_never_change`
    const found = await ask({ id: publicId })
    expect(found.verdict).toBe('invalid')
    expect(stepsOf(found)).toMatchObject({ signature: 'failed' })
  })

  it('that is private is told to nobody who names it in what is two things at once', async () => {
    const { id, publicId } = await holder('two-things@example.org')
    await laurel.sql`insert into private_certificates values (${id}, now())`
    const asked = (name: string) =>
      ask({
        credential: {
          '@context': ['https://w3id.org/openbadges/v2', 'https://www.w3.org/ns/credentials/v2'],
          type: ['Assertion', 'EnvelopedVerifiableCredential'],
          id: `${settings().baseUrl}/c/${name}`,
          recipient: { type: 'email', identity: 'sha256$ab', hashed: true },
          badge: `${settings().baseUrl}/badge`,
          ...{ verification: { type: 'HostedBadge' }, issuedOn: '2026-01-01T00:00:00Z' },
        },
      })
    const [named, unknown] = [await asked(publicId), await asked(newPublicId())]
    expect(stepsOf(named)).toEqual(stepsOf(unknown))
    expect(named).not.toHaveProperty('certificate')
  })

  it('that is private is told to whoever has the credential, and to nobody by its id', async () => {
    const { id, publicId, credential } = await holder('private@example.org')
    await laurel.sql`insert into private_certificates values (${id}, now())`
    const unknown = await ask({ id: newPublicId() })
    expect(unknown).toMatchObject({ verdict: 'unverifiable' })
    expect(unknown.certificate).toBeUndefined()
    expect(await ask({ id: publicId })).toEqual(unknown)
    const url = (of: string) => ask({ url: `${settings().baseUrl}/c/${of}` })
    expect(await url(publicId)).toEqual(await url(newPublicId()))
    expect(await ask({ credential })).toMatchObject({ verdict: 'valid', certificate: { publicId } })
    // Made up from its id alone, it is answered as if the id were made up too.
    const madeUp = (of: string) => {
      const made = structuredClone({ ...credential, id: `${settings().baseUrl}/c/${of}` })
      const [identity] = made.credentialSubject.identifier
      if (identity) identity.identityHash = 'Somebody'
      return ask({ credential: made })
    }
    const found = await madeUp(publicId)
    expect(found).toEqual(await madeUp(newPublicId()))
    expect(found).toMatchObject({ verdict: 'invalid', differences: [] })
    expect(found.certificate).toBeUndefined()
  })
})

describe('what is not ours', () => {
  it.each([
    ['', 'nothing'],
    ['not an id', 'words'],
    ['{"a": 1}', 'JSON that is no credential'],
    ['{', 'half of JSON'],
    ['eyJhbGciOiJub25lIn0.e30.', 'an unsigned JWT'],
    ['http://127.0.0.1:1/x', 'an address that is never asked'],
    ['https://nothing.invalid/x', 'an address that nobody answers at'],
  ])('%j is never valid: %s', async (text) => {
    for (const input of [{ credential: text }, file(Buffer.from(text)), { id: text }]) {
      const found = await ask(input)
      expect(['invalid', 'unverifiable']).toContain(found.verdict)
      expect(found.checks.map(({ name }) => name)).toEqual(checkNames)
    }
  })

  it.each(['99999999999', '1.5', '1e1', '-1', '0x1', 'Infinity', '1/revocation/x', '%00'])(
    'a status list of ours by the number %s could not be had',
    async (number) => {
      const issuer = await newIssuer()
      const list = `${settings().baseUrl}/issuers/verified/status/${number}/revocation`
      const entry = {
        ...{ id: `${list}#1`, type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
        ...{ statusListIndex: '1', statusListCredential: list },
      }
      const credential = plainCredential(issuer.id, { credentialStatus: entry })
      const found = await ask({ credential: JSON.stringify(await signFreely(credential, issuer)) })
      expect(found).toMatchObject({ verdict: 'unverifiable' })
      expect(stepsOf(found)).toMatchObject({ signature: 'passed', status: 'unknown' })
    },
  )

  it('is told to be no file that can be read, in bounded time', async () => {
    const bytes = new Uint8Array(5_000_000).map((_, i) => (i * 7919) & 255)
    expect((await ask(file(bytes))).verdict).toBe('unverifiable')
  })
})

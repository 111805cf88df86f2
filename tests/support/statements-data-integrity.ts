import { createHash } from 'node:crypto'
import { decodeBase58, encodeBase58 } from '@/lib/proof/credentials/base58'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import {
  type Curve,
  documentOf,
  type Issuer,
  newIssuer,
  openBadge,
  type ProofOptions,
  plainCredential,
  signFreely,
  type World,
} from './foreign-issuer'
import type { Statement } from './statements'

type Signed = JsonObject & { proof: JsonObject }

/** A badge with a proof of these members, changed after it was signed. */
const proved =
  (options: ProofOptions = {}, change: (signed: Signed) => unknown = (signed) => signed) =>
  async (issuer: Issuer) => ({
    json: change(await signFreely(openBadge(issuer.id), issuer, options)),
  })

/** A proof with other members, unsigned: what is looked at before its signature. */
const altered = (change: (proof: JsonObject) => JsonObject) =>
  proved({}, (signed) => ({ ...signed, proof: change(signed.proof) }))

const without =
  (name: string) =>
  ({ [name]: _gone, ...rest }: JsonObject): JsonObject =>
    rest

/** The same by another kind of key. */
const by =
  (curve: Curve, options: ProofOptions = {}, change: (signed: Signed) => unknown = (it) => it) =>
  async () => {
    const issuer = await newIssuer(curve)
    return { json: change(await signFreely(openBadge(issuer.id), issuer, options)) }
  }

/** A badge that its issuer signs, and someone else beside it, whose proof is changed afterwards. */
const beside =
  (
    other: (world: World) => Promise<Issuer>,
    change: (proof: JsonObject) => JsonObject = (proof) => proof,
  ) =>
  async (issuer: Issuer, world: World) => {
    const badge = openBadge(issuer.id)
    const [one, two] = [
      await signFreely(badge, issuer),
      await signFreely(badge, await other(world)),
    ]
    return { json: { ...badge, proof: [change(two.proof), one.proof] } }
  }

const [first, second] = ['urn:uuid:1', 'urn:uuid:2']
type Chain = {
  under?: () => Promise<Issuer>
  top?: () => Promise<Issuer>
  /** Members of one more proof, of the issuer’s. */
  more?: ProofOptions
  change?: (proofs: JsonObject[], badge: JsonObject, under: Issuer) => unknown
}

/** A badge with a proof on top of another, which is the issuer’s where nobody else is named. */
const chain =
  (options: ProofOptions = {}, { under, top, more, change = (proofs) => proofs }: Chain = {}) =>
  async (issuer: Issuer) => {
    const badge = openBadge(issuer.id)
    const [lower, upper] = [(await under?.()) ?? issuer, (await top?.()) ?? issuer]
    const proofs: JsonObject[] = [(await signFreely(badge, lower, { id: first })).proof]
    const add = async (by: Issuer, how: ProofOptions) => {
      proofs.push((await signFreely({ ...badge, proof: [...proofs] }, by, how)).proof)
    }
    await add(upper, { previousProof: first, ...options })
    if (more) await add(issuer, more)
    return { json: { ...badge, proof: await change(proofs, badge, lower) } }
  }

const web = 'did:web:issuer.example'
const webAddress = 'https://issuer.example/.well-known/did.json'

/** A credential of an issuer on the web, whose document is what `document` makes of it. */
const onWeb =
  (
    document: (issuer: Issuer) => unknown,
    { id = web, at = webAddress, method }: { id?: string; at?: string; method?: string } = {},
  ) =>
  async (_issuer: Issuer, world: World) => {
    const issuer = await newIssuer('Ed25519', id)
    if (method) issuer.method = method
    world.put(at, document(issuer))
    return { json: await signFreely(openBadge(issuer.id), issuer) }
  }

const methodOf = (document: JsonObject) => (document.verificationMethod as [JsonObject])[0]

/** A document in which the key's method has other members. */
const withMethod = (more: (method: JsonObject) => JsonObject) => (issuer: Issuer) => {
  const document = documentOf(issuer)
  return { ...document, verificationMethod: [more(methodOf(document))] }
}

const right = (says: string, given: Statement['given']): Statement => ({ says, given })
const wrong = (
  says: string,
  given: Statement['given'],
  step: 'issuer' | 'signature',
  key: string,
  values?: Record<string, unknown>,
): Statement => ({ says, given, wrong: values ? [step, key, values] : [step, key] })
const shape = (says: string, given: Statement['given'], field: string) =>
  wrong(says, given, 'signature', 'proofShape', { field })

/** A signature over the same hashes by a key that is not the one named. */
const byOtherKey = async (issuer: Issuer) => {
  const other = await newIssuer()
  return { json: await signFreely(openBadge(issuer.id), { ...other, method: issuer.method }) }
}

const jwkOf = ({ key }: Issuer) => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: Buffer.from(decodeBase58(key.publicKeyMultibase.slice(1)) ?? [])
    .subarray(2)
    .toString('base64url'),
})

const old = {
  type: 'Ed25519Signature2020',
  cryptosuite: undefined,
} as unknown as ProofOptions
const oldContext = [
  'https://www.w3.org/2018/credentials/v1',
  'https://w3id.org/security/suites/ed25519-2020/v1',
]
const oldCredential = (issuer: string) => {
  const { validFrom: issuanceDate, ...rest } = plainCredential(issuer)
  const credentialSubject = { id: 'did:example:learner' }
  return { ...rest, '@context': oldContext, issuanceDate, credentialSubject }
}

export const dataIntegrityStatements: Statement[] = [
  // Suites
  right('eddsa-rdfc-2022: a signature of its key holds', proved()),
  right('ecdsa-rdfc-2019: a signature by P-256 holds', by('P-256')),
  right('ecdsa-rdfc-2019: a signature by P-384 holds, with SHA-384', by('P-384')),
  right('Ed25519Signature2020: a signature holds over data model 1.1', async (issuer) => ({
    json: await signFreely(oldCredential(issuer.id), issuer, old),
  })),
  wrong('3.2.1: another key’s signature does not hold', byOtherKey, 'signature', 'broken'),
  wrong(
    '3.2.1: a changed document does not hold',
    proved({}, (signed) => ({ ...signed, name: 'Other' })),
    'signature',
    'broken',
  ),
  wrong(
    '3.2.5: changed members of the proof do not hold',
    altered((proof) => ({ ...proof, created: '2026-01-02T00:00:00Z' })),
    'signature',
    'broken',
  ),
  wrong(
    '3.2.4: the proof is hashed before the document',
    async (issuer) => {
      const signed = await signFreely(openBadge(issuer.id), issuer)
      const data = createHash('sha256').update(JSON.stringify(signed)).digest()
      const signature = await issuer.key.signer().sign({ data: Buffer.concat([data, data]) })
      return {
        json: { ...signed, proof: { ...signed.proof, proofValue: `z${encodeBase58(signature)}` } },
      }
    },
    'signature',
    'broken',
  ),
  wrong(
    'eddsa, 2.2.1: the suite is for keys of Ed25519',
    by('P-256', { cryptosuite: 'eddsa-rdfc-2022' }),
    'signature',
    'keyKind',
  ),
  wrong(
    'ecdsa, 2.2.1: the suite is for keys of P-256 and P-384',
    proved({ cryptosuite: 'ecdsa-rdfc-2019' }),
    'signature',
    'keyKind',
  ),
  wrong(
    '2.2.1: a suite that is not known is not guessed at',
    proved({ cryptosuite: 'eddsa-rdfc-1999' }),
    'signature',
    'unknownSuite',
    { suite: 'eddsa-rdfc-1999' },
  ),
  wrong(
    '2.2.1: the type is DataIntegrityProof',
    altered((proof) => ({ ...proof, type: 'OtherProof' })),
    'signature',
    'unknownSuite',
  ),
  wrong(
    '2.2.1: an old suite is not one of DataIntegrityProof',
    altered((proof) => ({ ...proof, cryptosuite: 'Ed25519Signature2020' })),
    'signature',
    'unknownSuite',
  ),
  // 2.1 Proofs
  shape(
    '2.1: a proof is an object',
    proved({}, (signed) => ({ ...signed, proof: 'x' })),
    'proof',
  ),
  shape(
    '2.1: each of them',
    proved({}, (signed) => ({ ...signed, proof: [signed.proof, 5] })),
    'proof',
  ),
  wrong('2.1: there is one', proved({}, without('proof')), 'signature', 'none'),
  wrong(
    '2.1: not an empty set',
    proved({}, (signed) => ({ ...signed, proof: [] })),
    'signature',
    'none',
  ),
  shape('2.1: a proof has a type', altered(without('type')), 'type'),
  shape(
    '2.1: a type is a text',
    altered((proof) => ({ ...proof, type: ['DataIntegrityProof'] })),
    'type',
  ),
  shape('2.1: it has a cryptosuite', altered(without('cryptosuite')), 'cryptosuite'),
  shape(
    '2.1: a cryptosuite is a text',
    altered((proof) => ({ ...proof, cryptosuite: 5 })),
    'cryptosuite',
  ),
  shape('2.1: it has a purpose', altered(without('proofPurpose')), 'proofPurpose'),
  wrong(
    '2.1: the purpose is to assert',
    proved({ proofPurpose: 'authentication' }),
    'signature',
    'purpose',
  ),
  shape('2.1: it names a method', altered(without('verificationMethod')), 'verificationMethod'),
  shape(
    '2.1: the method is a URL',
    altered((proof) => ({ ...proof, verificationMethod: 'key' })),
    'verificationMethod',
  ),
  shape('2.1: it has a value', altered(without('proofValue')), 'proofValue'),
  right('2.1: created may be missing', proved({ created: undefined } as never)),
  shape(
    '2.1: created is a dateTimeStamp',
    altered((proof) => ({ ...proof, created: '2026-01-01' })),
    'created',
  ),
  shape(
    '2.1: created has its zone',
    altered((proof) => ({ ...proof, created: '2026-01-01T00:00:00' })),
    'created',
  ),
  wrong(
    '2.1: created is not in the future',
    proved({ created: '2026-07-01T00:00:00Z' }),
    'signature',
    'future',
  ),
  right('2.1: expires is later', proved({ expires: '2027-01-01T00:00:00Z' })),
  shape(
    '2.1: expires is a dateTimeStamp',
    altered((proof) => ({ ...proof, expires: 'later' })),
    'expires',
  ),
  wrong(
    '2.1: an expired proof does not hold',
    proved({ expires: '2026-05-01T00:00:00Z' }),
    'signature',
    'expired',
  ),
  shape(
    '2.1: an id is a URL',
    altered((proof) => ({ ...proof, id: 'x' })),
    'id',
  ),
  shape(
    '2.1: a domain is a text',
    altered((proof) => ({ ...proof, domain: 5 })),
    'domain',
  ),
  shape(
    '2.1: a challenge is a text',
    altered((proof) => ({ ...proof, challenge: {} })),
    'challenge',
  ),
  shape(
    '2.1: a nonce is a text',
    altered((proof) => ({ ...proof, nonce: 1 })),
    'nonce',
  ),
  right(
    '2.1: a domain and a challenge hinder no credential',
    proved({ domain: 'a.example', challenge: 'x' }),
  ),
  right('2.1.1: several proofs hold', async (issuer) => {
    const badge = openBadge(issuer.id)
    const proofs = [await signFreely(badge, issuer), await signFreely(badge, issuer)]
    return { json: { ...badge, proof: proofs.map(({ proof }) => proof) } }
  }),
  wrong(
    '2.1.1: each of several has to',
    async (issuer) => {
      const badge = openBadge(issuer.id)
      const [one, two] = [
        await signFreely(badge, issuer),
        await signFreely({ ...badge, name: 'B' }, issuer),
      ]
      return { json: { ...badge, proof: [one.proof, two.proof] } }
    },
    'signature',
    'broken',
  ),
  right(
    '2.1.1: someone else may sign too',
    beside(() => newIssuer()),
  ),
  right(
    '2.1.1: with a key of another kind',
    beside(() => newIssuer('P-384')),
  ),
  right(
    '2.1.1: someone on the web',
    beside(async (world) => {
      const other = await newIssuer('Ed25519', 'did:web:other.example')
      world.put('https://other.example/.well-known/did.json', documentOf(other))
      return other
    }),
  ),
  wrong(
    '2.1.1: what someone else signs has to hold as well',
    beside(
      () => newIssuer(),
      (proof) => ({ ...proof, created: '2026-01-02T00:00:00Z' }),
    ),
    'signature',
    'broken',
  ),
  wrong(
    '2.1.1: by a key that is for signing',
    beside(async (world) => {
      const other = await newIssuer('Ed25519', 'did:web:other.example')
      const document = documentOf(other, { assertionMethod: [] })
      world.put('https://other.example/.well-known/did.json', document)
      return other
    }),
    'signature',
    'otherKey',
    { signer: 'did:web:other.example' },
  ),
  wrong(
    '2.1.1: by a key that can be had',
    beside(() => newIssuer('Ed25519', 'did:web:nowhere.example')),
    'signature',
    'otherUnknown',
    { signer: 'did:web:nowhere.example' },
  ),
  wrong(
    '2.1.1: nobody but the issuer signs for the issuer',
    async (issuer) => {
      const [one, two] = [await newIssuer(), await newIssuer()]
      const badge = openBadge(issuer.id)
      const proofs = [await signFreely(badge, one), await signFreely(badge, two)]
      return { json: { ...badge, proof: proofs.map(({ proof }) => proof) } }
    },
    'issuer',
    'otherController',
  ),
  right('2.1.2: a proof on top of another holds', chain()),
  right('2.1.2: on top of those of a list', chain({ previousProof: [first] })),
  right('2.1.2: on top of someone else’s', chain({}, { under: newIssuer })),
  right('2.1.2: someone else’s on top of the issuer’s', chain({}, { top: newIssuer })),
  right('2.1.2: one over the other', chain({ id: second }, { more: { previousProof: second } })),
  right(
    '2.1.2: over all that are under it',
    chain({ id: second }, { more: { previousProof: [first, second] } }),
  ),
  wrong(
    '2.1.2: a proof that rests on another is not taken alone',
    proved({ previousProof: 'urn:uuid:1' }),
    'signature',
    'chain',
  ),
  wrong(
    '4.5: the one that it rests on is there',
    chain({ previousProof: 'urn:uuid:3' }),
    'signature',
    'chain',
  ),
  wrong(
    '4.5: so is each of a list',
    chain({ previousProof: [first, 'urn:uuid:3'] }),
    'signature',
    'chain',
  ),
  wrong(
    '4.5: which one is meant is clear',
    chain({}, { change: ([under, top]) => [under, under, top] }),
    'signature',
    'chain',
  ),
  wrong(
    '2.1.2: what it rests on has to hold as well',
    chain({}, { change: ([under, top]) => [{ ...under, proofValue: top?.proofValue }, top] }),
    'signature',
    'broken',
  ),
  wrong(
    '2.1.2: what it rests on is covered',
    chain(
      {},
      {
        under: newIssuer,
        async change([_under, top], badge, other) {
          const again = { id: first, created: '2026-01-03T00:00:00Z' }
          return [(await signFreely(badge, other, again)).proof, top]
        },
      },
    ),
    'signature',
    'broken',
  ),
  wrong(
    '2.1.2: it does not hold without',
    async (issuer) => {
      const badge = openBadge(issuer.id)
      const under = (await signFreely(badge, issuer, { id: first })).proof
      const top = (await signFreely(badge, issuer, { previousProof: first })).proof
      return { json: { ...badge, proof: [under, top] } }
    },
    'signature',
    'broken',
  ),
  ...[456321, {}, [], [5], [first, true]].map((previousProof) =>
    shape(
      `2.1: ${JSON.stringify(previousProof)} names no earlier proof`,
      altered((proof) => ({ ...proof, previousProof })),
      'previousProof',
    ),
  ),
  wrong(
    '4.1: chains have an end',
    async (issuer) => {
      const badge = openBadge(issuer.id)
      const under = (await signFreely(badge, issuer, { id: first })).proof
      const top = await signFreely({ ...badge, proof: under }, issuer, { previousProof: first })
      return { json: { ...badge, proof: [under, ...Array(5).fill(top.proof)] } }
    },
    'signature',
    'many',
  ),
  // 2.4 proofValue
  shape(
    '2.4: the value is in base58btc',
    altered((proof) => ({ ...proof, proofValue: `u${proof.proofValue}` })),
    'proofValue',
  ),
  shape(
    '2.4: without a space after it',
    altered((proof) => ({ ...proof, proofValue: `${proof.proofValue} ` })),
    'proofValue',
  ),
  shape(
    '2.4: in its letters only',
    altered((proof) => ({ ...proof, proofValue: String(proof.proofValue).replace(/.$/, '0') })),
    'proofValue',
  ),
  shape(
    '2.4: of its length',
    altered((proof) => ({ ...proof, proofValue: `${proof.proofValue}zz` })),
    'proofValue',
  ),
  shape(
    '2.4: not cut',
    altered((proof) => ({ ...proof, proofValue: String(proof.proofValue).slice(0, 40) })),
    'proofValue',
  ),
  shape(
    '2.4: not a number',
    altered((proof) => ({ ...proof, proofValue: 5 })),
    'proofValue',
  ),
  // 2.4.1 Contexts, what is covered
  right('2.4.1: definitions of the proof that begin the document’s are taken', async (issuer) => {
    const badge = openBadge(issuer.id)
    const signed = await signFreely(badge, issuer)
    return { json: { ...signed, proof: { ...signed.proof, '@context': badge['@context'] } } }
  }),
  wrong(
    '2.4.1: others are not',
    altered((proof) => ({ ...proof, '@context': ['https://w3id.org/security/data-integrity/v2'] })),
    'signature',
    'context',
  ),
  wrong(
    '3.2.3: what is not defined is not covered, and refused',
    proved({}, (signed) => ({ ...signed, nickname: 'A' })),
    'signature',
    'uncovered',
    { field: 'nickname' },
  ),
  wrong(
    '3.2.3: nor in the proof',
    altered((proof) => ({ ...proof, note: 'A' })),
    'signature',
    'uncovered',
    { field: 'note' },
  ),
  wrong(
    '3.2.3: nor in the depth',
    proved({}, (signed) => ({
      ...signed,
      credentialSubject: { ...(signed.credentialSubject as JsonObject), grade: 'A' },
    })),
    'signature',
    'uncovered',
    { field: 'grade' },
  ),
  wrong(
    '3.2.3: protected words keep their meaning',
    proved({}, (signed) => ({
      ...signed,
      '@context': [...(signed['@context'] as string[]), { name: 'https://example.org/other' }],
    })),
    'signature',
    'redefined',
  ),
  // Controlled identifiers: who may sign
  right(
    'did:web: its document lists the key',
    onWeb((issuer) => documentOf(issuer)),
  ),
  right(
    'did:web: with a port and a path',
    onWeb((issuer) => documentOf(issuer), {
      id: 'did:web:issuer.example%3A8443:schools:a',
      at: 'https://issuer.example:8443/schools/a/did.json',
    }),
  ),
  right(
    'the key may be written out where it is used',
    onWeb((issuer) => {
      const document = documentOf(issuer)
      return { id: document.id, assertionMethod: document.verificationMethod }
    }),
  ),
  right(
    'a relative name of a key is one of its document',
    onWeb((issuer) => {
      const method = `#${issuer.key.publicKeyMultibase}`
      const document = documentOf(issuer, { assertionMethod: [method] })
      return { ...document, verificationMethod: [{ ...methodOf(document), id: method }] }
    }),
  ),
  right(
    'Ed25519VerificationKey2020 is taken',
    onWeb(withMethod((method) => ({ ...method, type: 'Ed25519VerificationKey2020' }))),
  ),
  right(
    'JsonWebKey is taken',
    onWeb((issuer) =>
      withMethod(({ publicKeyMultibase: _gone, ...method }) => ({
        ...method,
        type: 'JsonWebKey',
        publicKeyJwk: jwkOf(issuer),
      }))(issuer),
    ),
  ),
  right('did:jwk is the key itself', async () => {
    const made = await newIssuer()
    const id = `did:jwk:${Buffer.from(JSON.stringify(jwkOf(made))).toString('base64url')}`
    const issuer = { ...made, id, method: `${id}#0` }
    return { json: await signFreely(openBadge(id), issuer) }
  }),
  right(
    'an issuer may be an address of the web',
    onWeb((issuer) => documentOf(issuer), {
      id: 'https://issuer.example/about',
      at: 'https://issuer.example/about',
    }),
  ),
  wrong(
    'whoever is out of reach is not known',
    async () => {
      const issuer = await newIssuer('Ed25519', 'did:web:nowhere.example')
      return { json: await signFreely(openBadge(issuer.id), issuer) }
    },
    'issuer',
    'fetch.failed.unreachable',
  ),
  wrong(
    'the controller of the key is the issuer',
    async (issuer) => ({ json: await signFreely(openBadge('did:web:other.example'), issuer) }),
    'issuer',
    'otherController',
    { issuer: 'did:web:other.example' },
  ),
  wrong(
    'a method of the issuer’s document may be controlled by others: not for it',
    onWeb(withMethod((method) => ({ ...method, controller: 'did:web:other.example' }))),
    'issuer',
    'otherController',
  ),
  wrong(
    'a document is about whom it was asked for',
    onWeb((issuer) => documentOf(issuer, { id: 'did:web:other.example' })),
    'issuer',
    'otherDocument',
  ),
  wrong(
    'a document is JSON',
    onWeb(() => '<html>'),
    'issuer',
    'notJson',
  ),
  wrong(
    'the key is in the document',
    onWeb((issuer) => documentOf(issuer, { verificationMethod: [] })),
    'issuer',
    'noKey',
  ),
  wrong(
    'the key may assert',
    onWeb((issuer) => documentOf(issuer, { assertionMethod: [] })),
    'issuer',
    'notAuthorised',
  ),
  wrong(
    'a key that may only authenticate may not',
    onWeb((issuer) =>
      documentOf(issuer, { assertionMethod: undefined, authentication: [issuer.method] }),
    ),
    'issuer',
    'notAuthorised',
  ),
  wrong(
    'a revoked key is none',
    onWeb(withMethod((method) => ({ ...method, revoked: '2026-02-01T00:00:00Z' }))),
    'issuer',
    'revokedKey',
  ),
  wrong(
    'an expired key is none',
    onWeb(withMethod((method) => ({ ...method, expires: '2026-02-01T00:00:00Z' }))),
    'issuer',
    'expiredKey',
  ),
  wrong(
    'two keys by one name are none',
    onWeb((issuer) => {
      const document = documentOf(issuer)
      return { ...document, verificationMethod: [methodOf(document), methodOf(document)] }
    }),
    'issuer',
    'badKey',
  ),
  wrong(
    'a key is in multibase',
    onWeb(withMethod((method) => ({ ...method, publicKeyMultibase: 'zzzz' }))),
    'issuer',
    'badKey',
  ),
  wrong(
    'a key has one form',
    onWeb((issuer) => withMethod((method) => ({ ...method, publicKeyJwk: jwkOf(issuer) }))(issuer)),
    'issuer',
    'badKey',
  ),
  wrong(
    'a key that gives its private part away is nobody’s',
    onWeb((issuer) =>
      withMethod(({ publicKeyMultibase: _gone, ...method }) => ({
        ...method,
        type: 'JsonWebKey',
        publicKeyJwk: { ...jwkOf(issuer), d: jwkOf(issuer).x },
      }))(issuer),
    ),
    'issuer',
    'badKey',
  ),
  wrong(
    'in multibase too',
    onWeb(withMethod((method) => ({ ...method, secretKeyMultibase: method.publicKeyMultibase }))),
    'issuer',
    'badKey',
  ),
  wrong(
    'a kind of method that is not known is no key',
    onWeb(withMethod((method) => ({ ...method, type: 'OtherKey' }))),
    'issuer',
    'badKey',
  ),
  wrong(
    'a DID method that is not known is not guessed at',
    async () => {
      const issuer = await newIssuer('Ed25519', 'did:example:issuer')
      return { json: await signFreely(openBadge(issuer.id), issuer) }
    },
    'issuer',
    'unknownMethod',
  ),
  wrong(
    'a method names a key of its DID',
    onWeb((issuer) => documentOf(issuer), { method: web }),
    'issuer',
    'badDid',
  ),
  wrong(
    'did:key has one key',
    async (issuer) => ({
      json: await signFreely(openBadge(issuer.id), { ...issuer, method: `${issuer.id}#other` }),
    }),
    'issuer',
    'noKey',
  ),
  wrong(
    'did:web names a host, not an address',
    onWeb((issuer) => documentOf(issuer), { id: 'did:web:127.0.0.1', at: 'https://x.example/' }),
    'issuer',
    'badDid',
  ),
  wrong(
    'did:web does not climb',
    onWeb((issuer) => documentOf(issuer), {
      id: 'did:web:a.example:..:b',
      at: 'https://x.example/',
    }),
    'issuer',
    'badDid',
  ),
]

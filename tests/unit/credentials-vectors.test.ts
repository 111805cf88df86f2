import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decodeBase58, encodeBase58 } from '@/lib/proof/credentials/base58'
import { contextOf } from '@/lib/proof/credentials/contexts'
import { decodeMultikey, encodeMultikey } from '@/lib/proof/credentials/multikey'
import { canonicalHash, proofOptions } from '@/lib/proof/credentials/proof-options'
import { signDocument } from '@/lib/proof/credentials/sign-document'
import { decodeStatusList, encodeStatusList } from '@/lib/proof/credentials/status-list'
import { canonical } from '@/lib/proof/credentials/verify/canonical'
import { readProofs, verifyProofs } from '@/lib/proof/credentials/verify/data-integrity'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import { fittingKey, readSigned } from '@/lib/proof/credentials/verify/token'
import { newWorld } from '../support/foreign-issuer'

// What others published, so that no mistake can stand on both sides. None of it was made here.

const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex')
const bytes = (text: string) => Buffer.from(text, 'hex')

/** An Ed25519 key from its 32 bytes (RFC 8410 §7). */
function keyOf(seed: string) {
  const der = bytes(`302e020100300506032b657004220420${seed}`)
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

describe('RFC 8032 §7.1, Ed25519', () => {
  const vectors = [
    {
      name: 'TEST 1',
      seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    },
    {
      name: 'TEST 2',
      seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      message: '72',
      signature:
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    },
    {
      name: 'TEST 3',
      seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      message: 'af82',
      signature:
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    },
    {
      name: 'TEST SHA(abc)',
      seed: '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
      publicKey: 'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
      message:
        'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
      signature:
        'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
    },
  ]

  it.each(vectors)('$name', ({ seed, publicKey, message, signature }) => {
    const multikey = encodeMultikey(createPublicKey(keyOf(seed)))
    expect(hex(decodeBase58(multikey.slice(1)))).toBe(`ed01${publicKey}`)
    expect(hex(sign(null, bytes(message), keyOf(seed)))).toBe(signature)
    const key = decodeMultikey(multikey)
    expect(verify(null, bytes(message), key, bytes(signature))).toBe(true)
    expect(verify(null, bytes(`${message}00`), key, bytes(signature))).toBe(false)
  })
})

describe('base58btc', () => {
  it.each([
    // draft-msporny-base58-03 §5
    [Buffer.from('Hello World!').toString('hex'), '2NEpo7TZRRrLZSi2U'],
    [
      Buffer.from('The quick brown fox jumps over the lazy dog.').toString('hex'),
      'USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z',
    ],
    ['0000287fb4cd', '11233QC4'],
    // Bitcoin Core, src/test/data/base58_encode_decode.json
    ['', ''],
    ['61', '2g'],
    ['626262', 'a3gV'],
    ['73696d706c792061206c6f6e6720737472696e67', '2cFupjhnEsSn59qHXstmK2ffpLv2'],
    ['00eb15231dfceb60925886b67d065299925915aeb172c06647', '1NS17iag9jJgTHD1VXjvLCEnZuQ3rJDE9L'],
    ['516b6fcd0f', 'ABnLTmg'],
    ['bf4f89001e670274dd', '3SEo3LWLoPntC'],
    ['ecac89cad93923c02321', 'EJDM8drfXA6uyA'],
    ['00000000000000000000', '1111111111'],
    [
      '000111d38e5fc9071ffcd20b4a763cc9ae4f252bb4e48fd66a835e252ada93ff480d6dd43dc62a641155a5',
      '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
    ],
    ['271f359e', 'zzzzy'],
    ['271f359f', 'zzzzz'],
    ['271f35a0', '211111'],
  ])('%s is %s', (known, text) => {
    expect(encodeBase58(bytes(known))).toBe(text)
    expect(hex(decodeBase58(text))).toBe(known)
  })
})

/** The credential that both specifications sign, without its proof. */
const alumni = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://www.w3.org/ns/credentials/examples/v2',
  ],
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential', 'AlumniCredential'],
  name: 'Alumni Credential',
  description: 'A minimum viable example of an Alumni Credential.',
  issuer: 'https://vc.example/issuers/5678',
  validFrom: '2023-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
}
const created = '2023-02-24T23:36:38Z'
const documentHash = '517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017'

describe('Data Integrity EdDSA Cryptosuites 1.0 §B.1, eddsa-rdfc-2022', () => {
  const publicKey = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
  const secretKey = 'z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq'
  const seed = hex(decodeBase58(secretKey.slice(1)))?.slice(4) ?? ''
  const published = {
    verificationMethod: `did:key:${publicKey}#${publicKey}`,
    optionsHash: 'bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0',
    proofValue:
      'z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme',
  }
  // The same in the specification's repository, TestVectors/eddsa-rdfc-2022, of an earlier draft.
  const draft = {
    verificationMethod: `https://vc.example/issuers/5678#${publicKey}`,
    optionsHash: '4c4d3890a157f8d611b13c265c2c22f39aa0a567c7c7dd9ba3e45cd579784eeb',
    proofValue:
      'z21EVs3eXERqTn4acNHT9viboqgzUaQ3kTmhPT3eA8qrVPE7CrQq78WkzctnMX5W4CrzcKnHw8V6dvy5pgWYCU5e9',
  }

  it('the key, and the signature of both hashes', () => {
    expect(encodeMultikey(createPublicKey(keyOf(seed)))).toBe(publicKey)
    const signature = sign(null, bytes(published.optionsHash + documentHash), keyOf(seed))
    expect(hex(signature)).toBe(
      '4d8e53c2d5b3f2a7891753eb16ca993325bdb0d3cfc5be1093d0a18426f5ef8578cadc0fd4b5f4dd0d1ce0aefd15ab120b7a894d0eb094ffda4e6553cd1ed50d',
    )
    expect(`z${encodeBase58(signature)}`).toBe(published.proofValue)
  })

  it('the canonical form of the credential, and its hash', async () => {
    const [id, rdf] = [`<${alumni.id}>`, '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>']
    const vc = 'https://www.w3.org/2018/credentials#'
    const examples = 'https://www.w3.org/ns/credentials/examples#'
    const quads = [
      `<did:example:abcdefgh> <${examples}alumniOf> "The School of Examples" .`,
      `${id} ${rdf} <${vc}VerifiableCredential> .`,
      `${id} ${rdf} <${examples}AlumniCredential> .`,
      `${id} <https://schema.org/description> "A minimum viable example of an Alumni Credential." .`,
      `${id} <https://schema.org/name> "Alumni Credential" .`,
      `${id} <${vc}credentialSubject> <did:example:abcdefgh> .`,
      `${id} <${vc}issuer> <https://vc.example/issuers/5678> .`,
      `${id} <${vc}validFrom> "2023-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .`,
    ]
    expect(await canonical(alumni, 'sha256')).toBe(`${quads.join('\n')}\n`)
    expect(hex(await canonicalHash(alumni))).toBe(documentHash)
  })

  it.each([
    ['as published', published],
    ['as drafted', draft],
  ])('the proof, %s, is what we sign and what we take', async (_name, vector) => {
    const { verificationMethod, optionsHash, proofValue } = vector
    const signing = { key: keyOf(seed), verificationMethod, created: new Date(created) }
    const options = { '@context': alumni['@context'], ...proofOptions(signing) }
    expect(hex(await canonicalHash(options))).toBe(optionsHash)
    const signed = await signDocument(alumni, signing)
    expect(signed.proof).toEqual({
      ...{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', created },
      ...{ verificationMethod, proofPurpose: 'assertionMethod', proofValue },
    })
    await expect(holds(signed, publicKey)).resolves.toBeUndefined()
    const other = { ...signed, name: 'Alumna Credential' }
    await expect(holds(other, publicKey)).rejects.toMatchObject({ outcome: 'failed' })
  })

  it('the whole credential is valid where its issuer’s document names the key', async () => {
    const { verificationMethod, proofValue } = draft
    const world = newWorld()
    const method = {
      ...{ id: verificationMethod, type: 'Multikey', controller: alumni.issuer },
      publicKeyMultibase: publicKey,
    }
    world.put(alumni.issuer, {
      ...{ id: alumni.issuer, verificationMethod: [method] },
      assertionMethod: [verificationMethod],
    })
    const proof = {
      ...{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', created },
      ...{ verificationMethod, proofPurpose: 'assertionMethod', proofValue },
    }
    expect((await world.verify({ json: { ...alumni, proof } })).verdict).toBe('valid')
    const other = { ...alumni, proof: { ...proof, created: '2023-02-24T23:36:39Z' } }
    expect((await world.verify({ json: other })).verdict).toBe('invalid')
  })
})

/** Throws where the credential's proofs do not hold, all by this key or each by the one that its name is. */
async function holds(credential: JsonObject, publicKey?: string) {
  const proofs = readProofs(credential, 'assertionMethod', new Date('2026-01-01T00:00:00Z'))
  await verifyProofs(
    credential,
    proofs.map((proof) => {
      const key = decodeMultikey(publicKey ?? proof.verificationMethod.split('#')[1] ?? '')
      return { proof, key }
    }),
  )
}

describe('Data Integrity EdDSA Cryptosuites 1.0 §B, sets and chains of proofs', () => {
  const [one, two, three] = [
    'urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544',
    'urn:uuid:8cc9022b-6b14-4cf3-8571-74972c5feb54',
    'urn:uuid:d94f792a-c546-4d06-b38a-da070ab56c23',
  ] as const
  const proofBy = (publicKey: string, more: JsonObject) => ({
    ...{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', created },
    verificationMethod: `did:key:${publicKey}#${publicKey}`,
    ...{ proofPurpose: 'assertionMethod', ...more },
  })
  const keys = {
    first: 'z6MktgKTsu1QhX6QPbyqG6geXdw6FQCZBPq7uQpieWbiQiG7',
    second: 'z6MkhWqdDBPojHA7cprTGTt5yHv5yUi1B8cnXn8ReLumkw6E',
    third: 'z6MkmEq87wkHCYnWnNZkigeDMGTN7oUw1upkhzd77KuXERS1',
  }
  const proofs = [
    proofBy(keys.first, {
      id: one,
      proofValue:
        'z66vWyqwAghu52WbpRkCwFRTu6Msn92ArtjpJ3gGMSVoU5RADwBfszoDt1QWY8owqLPz4nTj7hAwV7xFti1p93zdr',
    }),
    proofBy(keys.second, {
      id: two,
      proofValue:
        'z2scr94SNNrGpP2bE7ajvKWeUHm7HJ2edDkxpARvFAQ8V3USzwEzibqrXKaLHBrWostswsfvg82twQR88BgtnsrXY',
    }),
    proofBy(keys.third, {
      ...{ id: three, created: '2023-02-26T22:06:38Z', previousProof: [one, two] },
      proofValue:
        'zWaPeEvBAkhQpNQj8pknuvg5STcKnt3cvM9t4kAYeJETFjvVMSXEEjadC4uxC9fKCn6JHbjt6fj2fhoaVNynBm6J',
    }),
    proofBy(keys.third, {
      ...{ created: '2023-02-26T22:16:38Z', previousProof: three },
      proofValue:
        'z21Royb2jnpDY8GkvsTn3pwWxXiXRMEwNLSzrfERHb1TNtDBydnFqwtxY9Vypv2mwMPygJhuxbKs2QLyGHx9DBjmY',
    }),
  ]

  it.each([1, 2, 3, 4])('%i of them hold, and not over anything else', async (count) => {
    const signed = { ...alumni, proof: proofs.slice(0, count) }
    await expect(holds(signed)).resolves.toBeUndefined()
    const other = { ...signed, name: 'Alumna Credential' }
    await expect(holds(other)).rejects.toMatchObject({ outcome: 'failed' })
  })

  it('the last covers those that it rests on', async () => {
    const [earlier = {}, ...later] = proofs.slice(0, 3).reverse()
    const signed = { ...alumni, proof: [{ ...earlier, previousProof: one }, ...later] }
    await expect(holds(signed)).rejects.toMatchObject({ outcome: 'failed' })
  })
})

describe('Data Integrity ECDSA Cryptosuites 1.0, ecdsa-rdfc-2019', () => {
  it.each([
    [
      '§A.1, P-256',
      'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP',
      'zaHXrr7AQdydBk3ahpCDpWbxfLokDqmCToYm2dyWvpcFVyWooC2he63w1f7UNQoAMKdhaRtcnaE2KTo5o5vTCcfw',
    ],
    [
      '§A.3, P-384',
      'z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ',
      'z967Mvv5bxtmLNqTzPZ8KmJjFmFXaAKeQNzq7GWnQkMcLtaGSSmuozE5WtJ8PipMe178B1tE28K1vsJur9bGVJhz6jgSJsRHFSQeqgH8hhjcg8gZDFJC1b9FsR5ggNmDBqHv',
    ],
  ])('the proof of %s is what we take', async (_name, publicKey, proofValue) => {
    const verificationMethod = `did:key:${publicKey}#${publicKey}`
    const proof = {
      ...{ type: 'DataIntegrityProof', cryptosuite: 'ecdsa-rdfc-2019', created },
      ...{ verificationMethod, proofPurpose: 'assertionMethod', proofValue },
    }
    expect(encodeMultikey(decodeMultikey(publicKey))).toBe(publicKey)
    await expect(holds({ ...alumni, proof }, publicKey)).resolves.toBeUndefined()
    const other = { ...alumni, description: 'Another.', proof }
    await expect(holds(other, publicKey)).rejects.toMatchObject({ outcome: 'failed' })
  })
})

it('Bitstring Status List 1.0 §2.2: the list of the example is empty, as ours is', () => {
  const published = 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA'
  const read = (list: string) => decodeStatusList(list, { maxBytes: 1024 * 1024 })
  expect(read(published)).toEqual(Buffer.alloc(131_072 / 8))
  expect(read(encodeStatusList(131_072, []))).toEqual(read(published))
})

it('RFC 7515 §A.3: the JWS by ES256 is what we take', async () => {
  const [head, body, signature] = [
    'eyJhbGciOiJFUzI1NiJ9',
    'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
    'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q',
  ]
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU' },
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  }
  const keys = [{ id: 'a', key: createPublicKey({ key: jwk, format: 'jwk' }) }]
  const signed = readSigned(`${head}.${body}.${signature}`)
  expect(signed.payload).toEqual({
    ...{ iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true },
  })
  expect(await fittingKey(signed, keys)).toBe('a')
  const other = Buffer.from('{"iss":"joan"}').toString('base64url')
  const changed = readSigned(`${head}.${other}.${signature}`)
  await expect(fittingKey(changed, keys)).rejects.toMatchObject({ outcome: 'failed' })
})

describe('Verifiable Credentials Data Model 2.0 §B.1, the base context', () => {
  /** As it is published: blank lines after what begins a definition and after each kind, no long lines. */
  function published(context: object) {
    let term = ''
    const lines = JSON.stringify(context, null, 2).split('\n')
    return lines
      .flatMap((line) => {
        term = /^ {4}"([^"]+)"/.exec(line)?.[1] ?? term
        const [, name, address] = /^( *"[^"]+":) ("http.*)$/.exec(line) ?? []
        const long = line.length > 80 && name && address
        const indent = ' '.repeat(line.search(/\S/) + 2)
        const begins = /^ *"(?:@protected": true|type": "@type"),$/.test(line)
        const ends = /^ {4}(?:\}|".*"),$/.test(line) && /^(?:[A-Z]|name$)/.test(term)
        return [...(long ? [name, indent + address] : [line]), ...(begins || ends ? [''] : [])]
      })
      .join('\n')
  }

  it.each([
    ['sha256', 'WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ='],
    ['sha384', 'l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU'],
    [
      'sha512',
      'XVVFK9Lc+KKfWikEc+skKxxft31OaPGgqoe6pNuiaUhS1l7GPUisBKmdlW+fcVO5QG+E0tBMdIabAsI5odgTBQ==',
    ],
  ])('is held here as it was published: %s', (algorithm, digest) => {
    const context = contextOf('https://www.w3.org/ns/credentials/v2') ?? {}
    expect(createHash(algorithm).update(published(context)).digest('base64')).toBe(digest)
  })
})

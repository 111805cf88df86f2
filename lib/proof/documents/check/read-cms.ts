import { type Element, elements, oid } from '../sign/der'

/** What is to be checked of a detached signature; all of it as it stands in the CMS. */
export type ReadCms = {
  certificates: readonly Buffer[]
  /** The issuer's name and the number, which say which certificate signs. */
  signer: { issuer: Buffer; serial: Buffer }
  /** The bytes that the signature is over. */
  attributes: Buffer
  messageDigest: Buffer
  /** The sha-256 of the certificate that signs, as the attributes name it. */
  certificateSha256: Buffer
  algorithm: 'rsa' | 'ecdsa'
  signature: Buffer
}

/** A signature that is well made, but in a way that is not checked here. */
export class OtherForm extends Error {}

/**
 * Reads a CMS SignedData (RFC 5652, 5) with one signer and what PAdES B-B asks for (ETSI EN 319
 * 142-1, 6.3), over sha-256. Every part must be where it belongs and there may be no other: whatever
 * was not signed could be anything. `OtherForm`, or any Error for what is broken.
 */
export function readCms(der: Buffer): ReadCms {
  const length = lengthOf(der)
  if (length > longest) throw new OtherForm('too long')
  if (der.subarray(length).some((byte) => byte !== 0)) throw new Error('more follows')
  const [type, outer] = parts(only(der.subarray(0, length), 0x30), 0x06, 0xa0)
  demand(type, signedData)
  const [version, digests, encapsulated, held, signers, ...more] = elements(
    only(outer.body, 0x30).body,
  )
  if (!version || !digests || !encapsulated || !held || !signers) throw new Error('parts lack')
  if (more.length > 0 || held.tag !== 0xa0 || !version.whole.equals(version1)) {
    throw new OtherForm('other parts')
  }
  sha256Only(only(expect(digests, 0x31).body, 0x30))
  const [contentType, ...content2] = elements(expect(encapsulated, 0x30).body)
  if (!contentType?.whole.equals(data) || content2.length > 0) throw new OtherForm('has contents')
  const signer = elements(expect(signers, 0x31).body)
  if (signer.length !== 1) throw new OtherForm('several signers')
  return {
    certificates: elements(held.body).map((one) => expect(one, 0x30).whole),
    ...readSigner(signer[0] as Element),
  }
}

/** In bytes: with a chain of certificates, a signature has some thousands. */
const longest = 256 * 1024

const signedData = oid('1.2.840.113549.1.7.2')
const data = oid('1.2.840.113549.1.7.1')
const version1 = Buffer.from([0x02, 0x01, 0x01])
const null0 = Buffer.from([0x05, 0x00])
const sha256 = oid('2.16.840.1.101.3.4.2.1')
const algorithms = [
  { id: oid('1.2.840.113549.1.1.1'), algorithm: 'rsa' },
  { id: oid('1.2.840.10045.4.3.2'), algorithm: 'ecdsa' },
] as const

function readSigner(info: Element): Omit<ReadCms, 'certificates'> {
  const [version, id, digest, attributes, how, signature, ...more] = elements(
    expect(info, 0x30).body,
  )
  if (!version || !id || !digest || !attributes || !how || !signature) throw new Error('parts lack')
  if (more.length > 0 || !version.whole.equals(version1)) throw new OtherForm('other parts')
  const [issuer, serial] = parts(expect(id, 0x30), 0x30, 0x02)
  sha256Only(expect(digest, 0x30))
  expect(attributes, 0xa0)
  return {
    signer: { issuer: issuer.whole, serial: serial.whole },
    // Signed under the tag of a SET (5.4).
    attributes: Buffer.concat([Buffer.from([0x31]), attributes.whole.subarray(1)]),
    ...readAttributes(attributes.body),
    algorithm: algorithmOf(expect(how, 0x30)),
    signature: expect(signature, 0x04).body,
  }
}

function readAttributes(body: Buffer): Pick<ReadCms, 'messageDigest' | 'certificateSha256'> {
  const values = new Map<string, Element>()
  for (const one of elements(body)) {
    const [type, set] = parts(expect(one, 0x30), 0x06, 0x31)
    const name = type.whole.toString('hex')
    if (values.has(name)) throw new Error('an attribute twice')
    values.set(name, only(set.body))
  }
  const attribute = (id: string) => values.get(oid(id).toString('hex'))
  const [type, digest] = [attribute('1.2.840.113549.1.9.3'), attribute('1.2.840.113549.1.9.4')]
  const signing = attribute('1.2.840.113549.1.9.16.2.47')
  if (!type?.whole.equals(data) || !digest) throw new Error('attributes lack')
  // Without it (RFC 5035), another certificate of the same key could be put in the signer's place.
  if (!signing) throw new OtherForm('the certificate is not named')
  const [certIds] = elements(expect(signing, 0x30).body)
  const [certId] = elements(expect(certIds, 0x30).body)
  const [first, second] = elements(expect(certId, 0x30).body)
  if (first?.tag === 0x30) sha256Only(first)
  return {
    messageDigest: expect(digest, 0x04).body,
    certificateSha256: expect(first?.tag === 0x30 ? second : first, 0x04).body,
  }
}

function algorithmOf(how: Element): ReadCms['algorithm'] {
  const [id, parameters, ...more] = elements(how.body)
  const known = algorithms.find((one) => id?.whole.equals(one.id))
  if (!known) throw new OtherForm('another algorithm')
  if (more.length > 0 || !noParameters(parameters)) throw new Error('parameters')
  return known.algorithm
}

function sha256Only(algorithm: Element) {
  const [id, parameters, ...more] = elements(algorithm.body)
  if (!id?.whole.equals(sha256)) throw new OtherForm('another digest')
  if (more.length > 0 || !noParameters(parameters)) throw new Error('parameters')
}

const noParameters = (given: Element | undefined) => !given || given.whole.equals(null0)

/** How long the element is that the bytes begin with; room that was kept for more follows it. */
function lengthOf(bytes: Buffer): number {
  const short = bytes.readUInt8(1)
  if (short < 0x80) return 2 + short
  // Lengths that are told by an end (BER) are no DER, but made by programs that people use.
  if (short === 0x80) throw new OtherForm('without a length')
  const count = short & 0x7f
  return 2 + count + bytes.readUIntBE(2, count)
}

function only(bytes: Buffer, tag?: number): Element {
  const [first, ...more] = elements(bytes)
  if (!first || more.length > 0) throw new Error('not one element')
  return tag === undefined ? first : expect(first, tag)
}

function parts(outer: Element, ...tags: readonly [number, number]): [Element, Element] {
  const [first, second, ...more] = elements(outer.body)
  if (more.length > 0) throw new Error('too many parts')
  return [expect(first, tags[0]), expect(second, tags[1])]
}

function expect(element: Element | undefined, tag: number): Element {
  if (element?.tag !== tag) throw new Error('another kind of element')
  return element
}

function demand(element: Element, wanted: Buffer) {
  if (!element.whole.equals(wanted)) throw new OtherForm('another kind of contents')
}

import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { decodeBase58, encodeBase58 } from './base58'

/** The kinds of key that we know, by the two bytes that a Multikey begins with (multicodec). */
const kinds = {
  ed25519: { code: [0xed, 0x01], bytes: 32 },
  p256: { code: [0x80, 0x24], bytes: 33, curve: 'P-256', name: 'prime256v1' },
  p384: { code: [0x81, 0x24], bytes: 49, curve: 'P-384', name: 'secp384r1' },
} as const
type Kind = keyof typeof kinds

/** What a SubjectPublicKeyInfo (RFC 5280 §4.1) of a compressed point begins with. */
const pointHeaders = {
  p256: '3039301306072a8648ce3d020106082a8648ce3d030107032200',
  p384: '3046301006072a8648ce3d020106052b81040022033200',
} as const
const ed25519Header = '302a300506032b6570032100'

/** A text that is no Multikey of a kind that we know. */
export class UnfitMultikey extends Error {
  override readonly name = 'UnfitMultikey'
}

/** A new key: its public half as a Multikey, its private half as PKCS #8 in DER. */
export function makeKey(kind: 'ed25519' | 'p256'): { publicKey: string; privateKey: Buffer } {
  const { publicKey, privateKey } =
    kind === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: kinds.p256.name })
  return {
    publicKey: encodeMultikey(publicKey),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
  }
}

/** A public key as a Multikey in base58btc (Controlled Identifiers 1.0 §2.2.2): z6Mk…, zDn…, z82…. */
export function encodeMultikey(key: KeyObject): string {
  const kind = kindOf(key)
  const jwk = key.export({ format: 'jwk' })
  const x = Buffer.from(jwk.x ?? '', 'base64url')
  const sign = jwk.y === undefined ? [] : [2 + ((Buffer.from(jwk.y, 'base64url').at(-1) ?? 0) & 1)]
  return `z${encodeBase58(Buffer.from([...kinds[kind].code, ...sign, ...x]))}`
}

/** The key of a Multikey; `UnfitMultikey` where it is none of a kind that we know. */
export function decodeMultikey(multibase: string): KeyObject {
  const bytes = multibase.startsWith('z') ? decodeBase58(multibase.slice(1)) : null
  const kind = (Object.keys(kinds) as Kind[]).find(
    (one) => bytes?.[0] === kinds[one].code[0] && bytes?.[1] === kinds[one].code[1],
  )
  const key = bytes?.subarray(2)
  if (!kind || !key || key.length !== kinds[kind].bytes) {
    throw new UnfitMultikey('It is no Multikey of Ed25519, P-256 or P-384.')
  }
  const header = kind === 'ed25519' ? ed25519Header : pointHeaders[kind]
  const der = Buffer.concat([Buffer.from(header, 'hex'), key])
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' })
  } catch (cause) {
    throw new UnfitMultikey('It names no point of its curve.', { cause })
  }
}

function kindOf(key: KeyObject): Kind {
  if (key.asymmetricKeyType === 'ed25519') return 'ed25519'
  const name = key.asymmetricKeyDetails?.namedCurve
  if (name === kinds.p256.name) return 'p256'
  if (name === kinds.p384.name) return 'p384'
  throw new UnfitMultikey('It is neither an Ed25519 nor a P-256 nor a P-384 key.')
}

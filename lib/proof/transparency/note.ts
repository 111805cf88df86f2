import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** The longest note that is read, in characters: sixteen large signatures, as the standard asks. */
const longest = 100_000
const ed25519 = 1
const [keyBytes, idBytes, signatureBytes] = [32, 4, 64]

/** Who signs a note: a name as a URL without its scheme, and an Ed25519 key. */
export type NoteSigner = { name: string; publicKey: Uint8Array; privateKey: KeyObject }
/** Whose signature on a note is believed. */
export type NoteVerifier = { name: string; id: Buffer; key: KeyObject }

/** A note of `text`, which ends in a newline, with one signature (C2SP signed-note). */
export function signNote(text: string, { name, publicKey, privateKey }: NoteSigner): string {
  const signature = sign(null, Buffer.from(text), privateKey)
  const line = Buffer.concat([keyId(name, publicKey), signature]).toString('base64')
  return `${text}\n— ${name} ${line}\n`
}

/**
 * The text of a note that this key has signed; null where it has not, where one of its signatures is
 * wrong, or where it is no note. Signatures of others are passed over.
 */
export function openNote(note: string, { name, id, key }: NoteVerifier): string | null {
  const text = noteText(note)
  const cut = text.length
  // Control characters but the newline are refused (C2SP signed-note, Format).
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (cut === 0 || note.length > longest || /[\0-\x09\x0b-\x1f]/.test(note)) return null
  const block = note.slice(cut + 1)
  if (!block.endsWith('\n')) return null
  let signed = false
  for (const line of block.slice(0, -1).split('\n')) {
    const read = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line)
    const bytes = Buffer.from(read?.[2] ?? '', 'base64')
    if (!read || bytes.length <= idBytes || bytes.toString('base64') !== read[2]) return null
    if (read[1] !== name || !bytes.subarray(0, idBytes).equals(id)) continue
    const signature = bytes.subarray(idBytes)
    if (signature.length !== signatureBytes) return null
    if (!verify(null, Buffer.from(text), key, signature)) return null
    signed = true
  }
  return signed ? text : null
}

/** What a note says, whoever signed it: all before its signatures; empty where it is no note. */
export function noteText(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1)
}

/** A key as verifiers are given it: `<name>+<id in hex>+<base64 of 0x01 and the key's 32 bytes>`. */
export function verifierKey({ name, publicKey }: Pick<NoteSigner, 'name' | 'publicKey'>): string {
  const key = Buffer.concat([Buffer.of(ed25519), publicKey]).toString('base64')
  return `${name}+${keyId(name, publicKey).toString('hex')}+${key}`
}

/** Reads such a key; null where it is none, or its id is not that of its name and key. */
export function readVerifierKey(text: string): NoteVerifier | null {
  const read = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text.trim())
  if (!read) return null
  const [, name = '', id, base64 = ''] = read
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length !== 1 + keyBytes || bytes[0] !== ed25519) return null
  const verifier = noteVerifier({ name, publicKey: bytes.subarray(1) })
  return verifier.id.toString('hex') === id ? verifier : null
}

/** Believes a key under a name; the key is its 32 bytes. */
export function noteVerifier({
  name,
  publicKey,
}: Pick<NoteSigner, 'name' | 'publicKey'>): NoteVerifier {
  const x = Buffer.from(publicKey).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return { name, id: keyId(name, publicKey), key }
}

function keyId(name: string, publicKey: Uint8Array): Buffer {
  const hash = createHash('sha256').update(`${name}\n`).update(Buffer.of(ed25519)).update(publicKey)
  return hash.digest().subarray(0, idBytes)
}

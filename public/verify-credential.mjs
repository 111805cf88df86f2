// Checks the credential in this folder without asking the site that issued it:
//
//   npm install @digitalbazaar/vc@7 @digitalbazaar/data-integrity@2 @digitalbazaar/eddsa-rdfc-2022-cryptosuite@1
//   node verify-credential.mjs
//
// What it is checked against was taken on the day this folder was made: whether it was revoked
// since, only the status lists at their addresses can tell.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'

const fileOf = (name) => new URL(name, import.meta.url)
const read = (name) => JSON.parse(readFileSync(fileOf(name), 'utf8'))
const credential = read('credential.json')
const did = read('did.json')
const contexts = read('contexts.json')
let good = true

tell(isPlain(), 'It is written as it was issued')
const proof = await signed(credential)
tell(proof.ok, `The signature is that of ${did.id}${proof.ok ? '' : `: ${proof.why}`}`)
for (const name of ['revocation', 'suspension']) {
  const list = read(`status-${name}.json`)
  const entry = credential.credentialStatus.find(
    ({ statusPurpose, statusListCredential }) =>
      statusPurpose === name && statusListCredential === list.id,
  )
  tell((await signed(list)).ok, `The list of ${name}s is signed by the same`)
  tell(entry && bit(list, Number(entry.statusListIndex)) === 0, `The list has no ${name} of it`)
}
const { validUntil } = credential
if (validUntil) tell(new Date(validUntil) > new Date(), `It is valid until ${validUntil}`)
if (existsSync(fileOf('log.json'))) {
  const { key, leaves } = read('log.json')
  const sha = sha256(readFileSync(fileOf('credential.json'))).toString('hex')
  const told = leaves.some(({ payload }) => JSON.parse(payload).credential === sha)
  tell(told, 'The log tells of this very file')
  for (const { salt, payload, commitment, proof } of leaves) {
    const opened = sha256(Buffer.from(salt, 'hex'), Buffer.from(payload)).toString('hex')
    const root = rootOf(proof, key)
    tell(
      opened === commitment && root && included(proof, commitment, root),
      `In the log: ${payload}`,
    )
  }
}
process.exitCode = good ? 0 : 1

function tell(ok, text) {
  if (!ok) good = false
  console.log(`${ok ? 'yes' : 'NO '}  ${text}`)
}

/**
 * Whether its members have their own names: to a signature over linked data, an end or a status that is
 * written under an address, or told of elsewhere, is the same, and would not be seen here.
 */
function isPlain() {
  const { '@context': own, ...rest } = credential
  const known = Array.isArray(own) && own.every((one) => typeof one === 'string')
  return known && hasPlainNames(rest)
}

function hasPlainNames(value) {
  if (Array.isArray(value)) return value.every(hasPlainNames)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, one]) => /^\w+$/.test(name) && hasPlainNames(one))
}

async function signed(document) {
  const { verified, error } = await vc.verifyCredential({
    credential: document,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader,
    // The status is read off the lists in this folder.
    checkStatus: async () => ({ verified: true }),
  })
  return { ok: verified, why: error?.errors?.[0]?.message ?? error?.message }
}

/** Documents of this folder alone; nothing is fetched. */
async function documentLoader(url) {
  const method = did.verificationMethod.find(({ id }) => id === url)
  const key = method && { '@context': 'https://w3id.org/security/multikey/v1', ...method }
  const document = contexts[url] ?? (url === did.id ? did : key)
  if (!document) throw new Error(`${url} is not in this folder`)
  return { contextUrl: null, documentUrl: url, document }
}

/** Bitstring Status List v1.0 §3.2. */
function bit(list, index) {
  const packed = Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url')
  const bits = gunzipSync(packed, { maxOutputLength: 16 * 1024 * 1024 })
  return (bits[index >> 3] >> (7 - (index & 7))) & 1
}

/** RFC 9162 §2.1.3.2: whether the leaf is in the tree that the checkpoint tells of. */
function included({ position, size, hashes }, commitment, root) {
  let [node, last] = [position, size - 1]
  let hash = sha256(Buffer.of(0), Buffer.from(commitment, 'hex'))
  for (const sibling of hashes.map((text) => Buffer.from(text, 'hex'))) {
    if (last === 0) return false
    const left = node % 2 === 1 || node === last
    hash = left ? sha256(Buffer.of(1), sibling, hash) : sha256(Buffer.of(1), hash, sibling)
    if (left) {
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    }
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 && hash.equals(root)
}

/** C2SP tlog-checkpoint: the root of a tree of this size, where the log's key has signed it. */
function rootOf({ checkpoint: note, size }, verifierKey) {
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
  const signature = Buffer.from(note.trimEnd().split(' ').at(-1), 'base64').subarray(4)
  const x = Buffer.from(verifierKey.split('+').slice(2).join('+'), 'base64').subarray(1)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') }
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  if (!verify(null, Buffer.from(text), key, signature)) return null
  const [, count, root] = text.split('\n')
  return count === String(size) ? Buffer.from(root, 'base64') : null
}

function sha256(...parts) {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}

import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkpointText, readCheckpoint } from '@/lib/proof/transparency/checkpoint'
import { commit, commitmentOf } from '@/lib/proof/transparency/commit'
import {
  type NoteVerifier,
  noteVerifier,
  openNote,
  readVerifierKey,
  signNote,
  verifierKey,
} from '@/lib/proof/transparency/note'

/** The note that implementations of signed notes test themselves with. */
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const text =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n"
const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`

function newSigner(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    ...{ name, privateKey },
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
  }
}

const signer = newSigner('example.org/log')
const verifier = noteVerifier(signer)
const checkpoint = {
  ...{ origin: 'example.org/log', size: 20_852_163, root: Buffer.alloc(32, 7) },
  ...{ time: new Date('2026-11-23T15:05:00.123Z'), previous: 20_852_000 },
}

describe('signed notes', () => {
  it('opens the note that others sign, with its key', () => {
    const read = readVerifierKey(peter) as NoteVerifier
    expect(read.name).toBe('PeterNeumann')
    expect(openNote(note, read)).toBe(text)
  })

  it('opens what was signed here, beside a signature of a stranger', () => {
    const signed = signNote(text, signer)
    expect(openNote(signed, verifier)).toBe(text)
    expect(readVerifierKey(verifierKey(signer))).toEqual(verifier)
    const line = signNote(text, newSigner('witness.example/w1')).slice(text.length + 1)
    expect(openNote(signed + line, verifier)).toBe(text)
    expect(openNote(`${text}\n${line}`, verifier)).toBeNull()
    // The right name and id, with another's signature.
    expect(openNote(signed + forge(line, signed), verifier)).toBeNull()
  })

  it('with any one character changed does not open', () => {
    const signed = signNote(checkpointText(checkpoint), signer)
    for (let at = 0; at < signed.length; at++) {
      const other = signed[at] === 'A' ? 'B' : 'A'
      const mutant = signed.slice(0, at) + other + signed.slice(at + 1)
      expect(openNote(mutant, verifier), `character ${at}`).toBeNull()
      expect(openNote(signed.slice(0, at), verifier), `cut at ${at}`).toBeNull()
    }
  })

  it.each([
    ...[
      '',
      '\n',
      '\n\n',
      'text',
      `${text}\n`,
      `${text}\n— a b\n`,
      `${text}\n- PeterNeumann AAAA\n`,
    ],
    note.slice(0, -1),
    note.replace('\n', '\r\n'),
    note.replace('=\n', '\n'),
    `${note}\n`,
    `${'x'.repeat(100_001)}${note}`,
  ])('%j is none', (given) => {
    expect(openNote(given, readVerifierKey(peter) as NoteVerifier)).toBeNull()
  })

  it.each([
    peter.replace('c74f20a3', 'c74f20a4'),
    peter.replace('ARpc', 'AhpC'),
    peter.replace('PeterNeumann', 'Peter Neumann'),
    peter.slice(0, -4),
    '',
  ])('%j is no key', (given) => {
    expect(readVerifierKey(given)).toBeNull()
  })
})

describe('checkpoints', () => {
  it('are written as the standard says, with our two lines', () => {
    expect(checkpointText(checkpoint)).toBe(
      'example.org/log\n20852163\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n' +
        'time 1795446300.123\nprevious 20852000\n',
    )
  })

  it('come back as they were', () => {
    const known = fc.record({
      origin: fc.constantFrom('example.org/log', 'localhost:3000/log'),
      size: fc.maxSafeNat(),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
      time: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
      previous: fc.maxSafeNat(),
    })
    const check = fc.property(known, (one) => {
      expect(readCheckpoint(checkpointText(one))).toEqual(one)
    })
    fc.assert(check)
  })

  it('of others, with other lines or none, are read as well', () => {
    const bare =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
    const read = readCheckpoint(bare)
    expect(read).toMatchObject({ size: 20_852_163, time: null, previous: null })
    expect(readCheckpoint(`${bare}something else\n`)).toEqual(read)
  })

  it.each([
    '',
    'a\n1\n',
    'a\n01\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n',
    'a\n-1\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n',
    'a\n1\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw==\n',
    'a\n1\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc\n',
    'a\n9007199254740993\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n',
    'a\n1\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n\n',
    'a\n1\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=',
  ])('%j is none', (given) => {
    expect(readCheckpoint(given)).toBeNull()
  })
})

it('a commitment is the hash of salt and text, and each has its own salt', () => {
  const [one, other] = [commit('{"kind":"issued"}'), commit('{"kind":"issued"}')]
  expect(one.commitment).toBe(commitmentOf(one.salt, one.payload))
  expect(other.commitment).not.toBe(one.commitment)
  // sha-256 of 32 zero bytes followed by the two bytes of ö.
  expect(commitmentOf('00'.repeat(32), 'ö')).toBe(
    'e38f8f859884bb3f59c160655c05fc184600df2c32a0eef6054a1cd0cf40fb04',
  )
})

/** A stranger's signature under the name and id of the known key. */
function forge(line: string, signed: string): string {
  const own = signed.slice(signed.lastIndexOf('\n— ') + 1)
  const bytesOf = (of: string) => Buffer.from(of.trim().split(' ')[2] ?? '', 'base64')
  const mixed = Buffer.concat([bytesOf(own).subarray(0, 4), bytesOf(line).subarray(4)])
  return `— ${signer.name} ${mixed.toString('base64')}\n`
}

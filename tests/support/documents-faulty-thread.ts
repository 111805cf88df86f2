import type { CertificateDocument } from '@/lib/proof/documents/schema'
import type { ThreadAnswer, ThreadOrder } from '@/lib/proof/documents/thread-answer'

/** A render thread that goes wrong as a recipient's name tells it to. */
export default function faultyThread({ docs }: ThreadOrder): ThreadAnswer[] {
  return docs.map(faulty)
}

function faulty(doc: CertificateDocument): ThreadAnswer {
  switch (doc.recipientName) {
    case 'hang':
      for (;;) Math.sqrt(2)
    case 'eat':
      return eat([])
    case 'throw':
      throw new Error('a bug')
    case 'exit':
      process.exit(1)
  }
  return { ok: true, bytes: Uint8Array.of(1), ...hashes(doc.publicId) }
}

function eat(hoard: unknown[]): never {
  for (;;) hoard.push(new Array(1_000_000).fill({}))
}

function hashes(id: string) {
  return { sha256: id, fileSha256: id, fingerprint: 'f' }
}

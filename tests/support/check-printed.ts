import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { comparePrinted } from '@/lib/proof/documents/check/compare-printed'
import type { Difference } from '@/lib/proof/documents/check/difference'
import { parsePdf } from '@/lib/proof/documents/check/parse-pdf'
import { type ReadPdf, readLimits } from '@/lib/proof/documents/check/read'
import type { CertificateDocument, Template } from '@/lib/proof/documents/schema'
import { exampleDocument } from '@/tests/support/documents-example'

/** A document with a public id as they are made now. */
export function checkedDocument(given: Partial<CertificateDocument> = {}): CertificateDocument {
  const publicId = '7Qm2xV9tKpHw4RzYb8NfHd12'
  const verifyUrl = `https://certificates.example/c/${publicId}`
  return exampleDocument({ publicId, verifyUrl, credential: '{"id":"urn:x"}', ...given })
}

/** What is read of a file, in this thread; an Error where it is not. */
export async function readHere(bytes: Uint8Array): Promise<ReadPdf> {
  const parsed = await parsePdf(bytes, readLimits)
  if (!parsed.ok) throw new Error(parsed.code)
  return parsed.read
}

/** Where a file parts from what this template and document would print. */
export async function differences(
  bytes: Uint8Array,
  template: Template,
  document: CertificateDocument,
): Promise<Difference[]> {
  return comparePrinted(await readHere(bytes), template, document)
}

/** A folder of the test file's own, and qpdf on bytes by way of it. */
export function useQpdf() {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'laurel-check-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  return (bytes: Uint8Array, ...args: string[]): Buffer => {
    const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')]
    writeFileSync(from, bytes)
    execFileSync('qpdf', ['--warning-exit-0', ...args, from, to])
    return readFileSync(to)
  }
}

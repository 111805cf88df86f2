import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { type CertificateDocument, Look, type Template } from '@/lib/proof/documents/schema'

/** A complete document; give what matters to the test. */
export function exampleDocument(given: Partial<CertificateDocument> = {}): CertificateDocument {
  return {
    recipientName: 'Amara Okafor',
    certificationTitle: 'Foundations of Data Science',
    description: 'Working with tables, probability and plain statistics.',
    issuerName: 'Northwind Academy',
    awardedOn: '2026-11-23',
    expiresOn: '2028-11-23',
    score: 87.5,
    publicId: '7Qm2xV9tKpLw4RzYb8NfHd',
    verifyUrl: 'https://certificates.example/c/7Qm2xV9tKpLw4RzYb8NfHd',
    skills: [],
    details: {},
    ...given,
  }
}

/** A look with two signatories; give what matters to the test. */
export function exampleTemplate(given: Partial<z.input<typeof Look>> = {}): Template {
  const look = Look.parse({
    design: 'classic',
    paper: 'a4',
    signatories: [
      { name: 'Helena Marsh', role: 'Director of Studies' },
      { name: 'Tomasz Zieliński', role: 'Head of Assessment' },
    ],
    ...given,
  })
  return { look, pictures: {} }
}

/** The people of the plain example file, each once. */
export function exampleNames(): string[] {
  const file = path.join(process.cwd(), 'examples/completions-plain.csv')
  const rows: Array<{ name: string }> = parse(readFileSync(file), { columns: true, bom: true })
  return [...new Set(rows.map((row) => row.name))]
}

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type { CertificateDocument } from '@/lib/proof/documents/schema'

/** A complete document; give what matters to the test. */
export function exampleDocument(given: Partial<CertificateDocument> = {}): CertificateDocument {
  return {
    design: 'classic',
    paper: 'a4',
    locale: 'en',
    recipientName: 'Amara Okafor',
    certificationTitle: 'Foundations of Data Science',
    description: 'Working with tables, probability and plain statistics.',
    issuerName: 'Northwind Academy',
    awardedOn: '2026-11-23',
    expiresOn: '2028-11-23',
    score: 87.5,
    publicId: '7Qm2xV9tKpLw4RzYb8NfHd',
    verifyUrl: 'https://certificates.example/c/7Qm2xV9tKpLw4RzYb8NfHd',
    signatories: [
      { name: 'Helena Marsh', role: 'Director of Studies' },
      { name: 'Tomasz Zieliński', role: 'Head of Assessment' },
    ],
    ...given,
  }
}

/** The people of the plain example file, each once. */
export function exampleNames(): string[] {
  const file = path.join(process.cwd(), 'examples/completions-plain.csv')
  const rows: Array<{ name: string }> = parse(readFileSync(file), { columns: true, bom: true })
  return [...new Set(rows.map((row) => row.name))]
}

/** Those of them whose script this version does not draw. */
export const undrawable = {
  'محمد بن عبد الله': 'Arabic',
  'فاطمة الزهراء': 'Arabic',
  'نور الهدى عبد الرحمن': 'Arabic',
  'প্রিয়াঙ্কা চট্টোপাধ্যায়': 'Bengali',
  'தமிழ்ச்செல்வி முருகன்': 'Tamil',
  'สมชาย ใจดี': 'Thai',
}

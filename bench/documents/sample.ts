import type { CertificateDocument, Template } from '@/lib/proof/documents/schema'
import { Look } from '@/lib/proof/documents/schema'

export const scripts = ['latin', 'mixed'] as const
export type Script = (typeof scripts)[number]

const given = [
  'Amara',
  'Łucja',
  'José',
  'Ingrid',
  'Nguyễn',
  'Zoë',
  'Tomás',
  'Wanjiru',
  'Søren',
  'Chidi',
]
const family = [
  'Okafor',
  'Żółkiewska',
  'Fernández',
  'Solheim',
  'Thị Minh',
  'Brontë',
  'Quiroga',
  'Kamau',
]
const others = [
  '李晓明',
  'محمد بن عبد الله',
  'अनन्या शर्मा',
  '陳美玲',
  'فاطمة الزهراء',
  'प्रियंका श्रीवास्तव',
]

/** The n-th certificate: each name another, in Latin or by turns in four scripts. */
export function sampleDocument(script: Script, n: number): CertificateDocument {
  const latin = `${given[n % given.length]} ${family[(n * 7) % family.length]} ${letters(n)}`
  const other = `${others[n % others.length]}`
  const id = `${n}`.padStart(6, '0')
  return {
    recipientName: script === 'mixed' && n % 4 !== 0 ? other : latin,
    certificationTitle: 'Foundations of Data Science',
    description: 'Working with tables, probability and plain statistics.',
    skills: [],
    issuerName: 'Northwind Academy',
    awardedOn: `2026-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
    expiresOn: `2028-${String(1 + (n % 12)).padStart(2, '0')}-01`,
    score: 60 + (n % 40),
    details: {},
    publicId: `7Qm2xV9tKpLw4RzYb8${id}`,
    verifyUrl: `https://certificates.example/c/7Qm2xV9tKpLw4RzYb8${id}`,
  }
}

function letters(n: number): string {
  return String.fromCharCode(65 + (n % 26)) + String.fromCharCode(97 + (Math.floor(n / 26) % 26))
}

export const sampleTemplate: Template = {
  look: Look.parse({
    design: 'classic',
    paper: 'a4',
    signatories: [
      { name: 'Helena Marsh', role: 'Director of Studies' },
      { name: 'Tomasz Zieliński', role: 'Head of Assessment' },
    ],
  }),
  pictures: {},
}

/** About as long as a signed Open Badge is. */
export const sampleCredential = JSON.stringify({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  proof: Array.from({ length: 40 }, (_, i) => `z${(i * 2654435761).toString(36)}${i}`.repeat(4)),
})

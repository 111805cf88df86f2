import { sampleDocument } from '@/bench/documents/sample'
import { didWeb } from '@/lib/proof/credentials/did'
import type { CredentialFacts } from '@/lib/proof/credentials/schema'

const site = 'https://certificates.example'
export const sampleAcademy = `${site}/issuers/northwind`
export const sampleDid = didWeb(site, 'issuers/northwind')
export const sampleStatusList = (purpose: 'revocation' | 'suspension') =>
  `${sampleAcademy}/status/1/${purpose}`

const page = `${site}/certifications/data-foundations`
const { certificationTitle, description } = sampleDocument('latin', 0)

/** The same for all of them, as for what one job issues. */
const offer = {
  name: certificationTitle,
  issuer: {
    ...{ id: sampleDid, name: 'Northwind Academy', url: 'https://northwind.example' },
    ...{ email: 'certificates@northwind.example', description: 'Courses for working people.' },
  },
  achievement: {
    ...{ id: `${page}#v2`, version: '2', name: certificationTitle, description: `${description}` },
    criteria: {
      id: page,
      narrative: 'Complete the course “Data in Practice” with a score of at least 60 %.',
    },
    skills: ['Data analysis', 'Statistics', 'Spreadsheets'].map((name) => ({
      ...{ name, url: `${page}#skills` },
    })),
  },
  passMark: 60,
}

/**
 * What the n-th certificate of one certification says, with every part that one of the demo's has:
 * criteria, skills, score and its pass mark, evidence, end, and places in two status lists.
 */
export function sampleFacts(n: number): CredentialFacts {
  const { recipientName, verifyUrl, score = 0 } = sampleDocument('latin', n)
  const awarded = new Date(Date.UTC(2026, n % 12, 1 + (n % 28), 9, n % 60, (n * 7) % 60))
  return {
    ...offer,
    ...{ id: verifyUrl, recipientName, score, validFrom: awarded, awardedDate: awarded },
    validUntil: new Date(awarded.getTime() + 730 * 86_400_000),
    evidence: [
      {
        ...{ id: `${site}/courses/data-in-practice`, name: 'Completion of “Data in Practice”' },
        narrative: `Completed on ${awarded.toISOString().slice(0, 10)} with a score of ${score} %.`,
        genre: 'Course completion',
      },
    ],
    status: {
      index: (n * 40_503) % 131_072,
      revocation: sampleStatusList('revocation'),
      suspension: sampleStatusList('suspension'),
    },
    refreshServiceUrl: `${verifyUrl}/credential.json`,
  }
}

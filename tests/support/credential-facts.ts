import fc from 'fast-check'
import type { CredentialFacts } from '@/lib/proof/credentials/schema'

const base = 'https://certs.example.org'
export const did = 'did:web:certs.example.org:issuers:academy'

/** What one credential says, plainly; `n` tells it from others. */
export function plainFacts(n: number): CredentialFacts {
  const page = `${base}/certifications/welding`
  return {
    id: `${base}/c/${String(n).padStart(24, '0')}`,
    name: 'Certified Welder',
    issuer: { id: did, name: 'Harbour Academy', url: 'https://harbour.example.org' },
    validFrom: new Date('2026-01-02T03:04:05Z'),
    validUntil: new Date('2029-01-02T03:04:05Z'),
    awardedDate: new Date('2026-01-02T03:04:05Z'),
    recipientName: `Kim Đỗ ${n}`,
    achievement: {
      ...{ id: `${page}#v3`, version: '3', name: 'Certified Welder' },
      description: 'Joins steel safely, to a standard that inspectors accept.',
      criteria: { id: page, narrative: 'Completion of the course “Welding” with at least 60 %.' },
      skills: [
        { name: 'Arc welding', url: `${page}#skills` },
        { name: 'Inspection', url: 'https://data.example.org/skill/inspection' },
      ],
    },
    ...{ score: 87.5, passMark: 60 },
    evidence: [
      {
        ...{ id: `${base}/courses/welding`, name: 'Completion of “Welding”' },
        ...{
          narrative: 'Completed on 1 Jan 2026 with a score of 87.5 %.',
          genre: 'Course completion',
        },
      },
    ],
    status: {
      index: n,
      revocation: `${base}/issuers/academy/status/1/revocation`,
      suspension: `${base}/issuers/academy/status/1/suspension`,
    },
    refreshServiceUrl: `${base}/c/${String(n).padStart(24, '0')}/credential.json`,
  }
}

/** Texts that break what is careless: control characters, halves of pairs, quotes, all planes. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 30 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    ...[
      '"',
      '\\',
      '\0',
      '\u007f',
      '\u2028',
      '_:b0',
      '@en',
      '"^^<x>',
      '<a> <b> <c> .\n',
      '-->',
      '$&',
    ],
    ...[
      'urn:laurel:0:',
      '\\u0041',
      'Ω\u0301',
      '\u202eabc',
      '👩‍👩‍👧',
      '\ufeff',
      ' ',
      'true',
      '2026-01-01',
    ],
  ),
  fc.string({ minLength: 10_000, maxLength: 10_000 }),
)
const path = fc.stringMatching(/^[A-Za-z0-9._~-]{1,20}$/)
const url = path.map((end) => `${base}/${end}`)
const date = fc.date({
  ...{ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true },
})
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined })

/** Any facts, with each part that may be there or not. */
export const anyFacts: fc.Arbitrary<CredentialFacts> = fc
  .record({
    ...{ id: url, name: hostileText, validFrom: date, validUntil: maybe(date), awardedDate: date },
    issuer: fc.record(
      {
        ...{ id: fc.constant(did), name: hostileText, url, email: hostileText },
        description: hostileText,
      },
      { requiredKeys: ['id', 'name'] },
    ),
    recipientName: hostileText,
    achievement: fc.record({
      ...{ id: url, version: path, name: hostileText, description: hostileText },
      criteria: fc.record({ id: url, narrative: hostileText }),
      skills: fc.array(fc.record({ name: hostileText, url }), { maxLength: 3 }),
    }),
    ...{ score: maybe(fc.integer({ min: 0, max: 100 })), passMark: maybe(fc.constant(60)) },
    evidence: fc.array(
      fc.record({ id: url, name: hostileText, narrative: hostileText, genre: hostileText }),
      { maxLength: 2 },
    ),
    status: fc.record({ index: fc.nat(131_071), revocation: url, suspension: url }),
    refreshServiceUrl: url,
  })
  .map((facts) => JSON.parse(JSON.stringify(facts), revived) as CredentialFacts)

/** Leaves out what is undefined; brings dates back. */
function revived(name: string, value: unknown) {
  return /^(validFrom|validUntil|awardedDate)$/.test(name) ? new Date(String(value)) : value
}

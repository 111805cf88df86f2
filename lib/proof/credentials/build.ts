import { ShortMemory } from '@/lib/proof/documents/short-memory'
import type { CredentialFacts, Evidence } from './schema'

export const credentialContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
] as const

const schemaUrl =
  'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'

/** What differs from one certificate to the next of a certification, as text. */
export type Values = {
  id: string
  validFrom: string
  validUntil: string
  awardedDate: string
  recipientName: string
  score: string
  index: string
  refreshServiceUrl: string
  evidence: readonly Evidence[]
}

/** A moment as credentials write it: UTC, to the second (XML Schema 1.1, dateTimeStamp). */
export function moment(date: Date): string {
  const known = moments.get(date.getTime())
  if (known) return known
  const text = `${date.toISOString().slice(0, 19)}Z`
  moments.set(date.getTime(), text)
  return text
}

/** Many are issued at the same moments, and a date takes long to write. */
const moments = new ShortMemory<number, string>(5000)

/** A text that can be written as UTF-8: half a pair of surrogates, which cannot, is U+FFFD. */
function wellFormed(text: string): string {
  // Nearly all have no pair either, which is seen sooner.
  return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : text
}

export function valuesOf(facts: CredentialFacts): Values {
  return {
    id: facts.id,
    validFrom: moment(facts.validFrom),
    validUntil: facts.validUntil ? moment(facts.validUntil) : '',
    awardedDate: moment(facts.awardedDate),
    recipientName: wellFormed(facts.recipientName),
    score: facts.score === undefined ? '' : String(facts.score),
    index: String(facts.status.index),
    refreshServiceUrl: facts.refreshServiceUrl,
    evidence: facts.evidence.map(({ id, name, narrative, genre }) => ({
      ...{ id, name: wellFormed(name), narrative: wellFormed(narrative) },
      genre: wellFormed(genre),
    })),
  }
}

/**
 * The unsigned credential: an Open Badges 3.0 OpenBadgeCredential (§B.1.16), which is a W3C Verifiable
 * Credential 2.0. Its form follows from `facts`, its values from `values`: whoever compiles it puts
 * marks in their place.
 */
export function buildCredential(facts: CredentialFacts, values = valuesOf(facts)) {
  const { issuer, achievement, status } = facts
  const name = wellFormed(facts.name)
  return {
    '@context': credentialContexts,
    id: values.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name,
    issuer: {
      ...{ id: issuer.id, type: ['Profile'], name: wellFormed(issuer.name) },
      ...(issuer.url ? { url: issuer.url } : {}),
      ...(issuer.email ? { email: wellFormed(issuer.email) } : {}),
      ...(issuer.description ? { description: wellFormed(issuer.description) } : {}),
    },
    validFrom: values.validFrom,
    ...(facts.validUntil ? { validUntil: values.validUntil } : {}),
    awardedDate: values.awardedDate,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          ...{ type: 'IdentityObject', hashed: false },
          ...{ identityHash: values.recipientName, identityType: 'name' },
        },
      ],
      achievement: achievementOf(achievement, facts),
      ...(facts.score === undefined
        ? {}
        : {
            result: [
              {
                ...{ type: ['Result'], resultDescription: scoreId(achievement.id) },
                value: values.score,
              },
            ],
          }),
    },
    evidence: values.evidence.map(({ id, ...one }) => ({ id, type: ['Evidence'], ...one })),
    credentialStatus: statusEntriesAt(values.index, status),
    credentialSchema: [{ id: schemaUrl, type: '1EdTechJsonSchemaValidator2019' }],
    refreshService: { id: values.refreshServiceUrl, type: '1EdTechCredentialRefresh' },
  }
}

/** The entries of a credential's place in both lists (Bitstring Status List v1.0 §2.1). */
export function statusEntriesAt(index: string, lists: Omit<CredentialFacts['status'], 'index'>) {
  return (['revocation', 'suspension'] as const).map((statusPurpose) => ({
    id: `${lists[statusPurpose]}#${index}`,
    type: 'BitstringStatusListEntry',
    ...{ statusPurpose, statusListIndex: index },
    statusListCredential: lists[statusPurpose],
  }))
}

const scoreId = (achievementId: string) => `${achievementId}-score`

function achievementOf(
  { id, version, name, description, criteria, skills }: CredentialFacts['achievement'],
  { score, passMark }: CredentialFacts,
) {
  return {
    ...{ id, type: ['Achievement'], achievementType: 'Certificate', version },
    ...{ name: wellFormed(name), description: wellFormed(description) },
    criteria: { id: criteria.id, narrative: wellFormed(criteria.narrative) },
    ...(skills.length > 0
      ? {
          alignment: skills.map((skill) => ({
            ...{ type: ['Alignment'], targetName: wellFormed(skill.name) },
            ...{ targetUrl: skill.url, targetType: 'ext:Skill' },
          })),
        }
      : {}),
    ...(score === undefined
      ? {}
      : {
          resultDescription: [
            {
              ...{ id: scoreId(id), type: ['ResultDescription'], name: 'Score' },
              ...{ resultType: 'Percent', valueMin: '0', valueMax: '100' },
              ...(passMark === undefined ? {} : { requiredValue: String(passMark) }),
            },
          ],
        }),
  }
}

import { z } from 'zod'
import type { ModelVersion } from './data-model'
import { isUrl, type JsonObject, names } from './json'
import { momentOf } from './stamps'

/** Whether a credential says that it is an Open Badge 3.0. */
export function isOpenBadge({ type }: JsonObject): boolean {
  return names(type, 'OpenBadgeCredential') || names(type, 'AchievementCredential')
}

/**
 * The first member that breaks the schema of Open Badges 3.0 for an AchievementCredential (its members
 * that must be there, and what each may be), as the way to it; null where none does. Lists are lists:
 * only `proof` may be one object too, as other issuers write it.
 */
export function breaksOpenBadge(credential: JsonObject, version: ModelVersion): string | null {
  const { error } = byVersion[version].safeParse(credential)
  const [issue] = error?.issues ?? []
  return issue ? issue.path.join('.') || 'credential' : null
}

const text = z.string()
const url = z.string().refine(isUrl)
const moment = z.string().refine((value) => momentOf(value) !== null)
const typed = (name: string) => z.array(z.string()).refine((all) => all.includes(name))
/** Members that no schema names may stand beside those that it does. */
const thing = z.looseObject

const image = thing({ id: text, type: z.literal('Image'), caption: text.optional() })

const alignment = thing({
  ...{ type: typed('Alignment'), targetName: text, targetUrl: url },
  ...{ targetCode: text.optional(), targetDescription: text.optional() },
  ...{ targetFramework: text.optional(), targetType: text.optional() },
})

const identifierEntry = thing({
  ...{ type: z.literal('IdentifierEntry'), identifier: text, identifierType: text },
})

const identity = thing({
  type: z.literal('IdentityObject'),
  ...{ hashed: z.boolean(), identityHash: text, identityType: text },
  salt: text.optional(),
})

const address = thing({
  type: typed('Address'),
  ...{ addressCountry: text.optional(), addressCountryCode: text.optional() },
  ...{ addressRegion: text.optional(), addressLocality: text.optional() },
  ...{ streetAddress: text.optional(), postalCode: text.optional() },
})

const profile = thing({
  ...{ id: url, type: typed('Profile') },
  ...{ name: text.optional(), url: url.optional(), phone: text.optional(), email: text.optional() },
  ...{ description: text.optional(), image: image.optional(), address: address.optional() },
  ...{ otherIdentifier: z.array(identifierEntry).optional(), official: text.optional() },
})

const related = thing({ id: url, type: typed('Related'), version: text.optional() })

const rubricLevel = thing({
  ...{ id: url, type: typed('RubricCriterionLevel'), name: text },
  ...{ alignment: z.array(alignment).optional(), description: text.optional() },
  ...{ level: text.optional(), points: text.optional() },
})

const resultDescription = thing({
  ...{ id: url, type: typed('ResultDescription'), name: text, resultType: text },
  ...{ alignment: z.array(alignment).optional(), allowedValue: z.array(text).optional() },
  ...{ requiredLevel: url.optional(), requiredValue: text.optional() },
  ...{ valueMax: text.optional(), valueMin: text.optional() },
  rubricCriterionLevel: z.array(rubricLevel).optional(),
})

const result = thing({
  type: typed('Result'),
  ...{ achievedLevel: url.optional(), alignment: z.array(alignment).optional() },
  ...{ resultDescription: url.optional(), status: text.optional(), value: text.optional() },
})

const achievement = thing({
  ...{ id: url, type: typed('Achievement'), name: text, description: text },
  criteria: thing({ id: url.optional(), narrative: text.optional() }),
  ...{ alignment: z.array(alignment).optional(), achievementType: text.optional() },
  ...{ creator: profile.optional(), creditsAvailable: z.number().optional() },
  ...{ fieldOfStudy: text.optional(), humanCode: text.optional(), image: image.optional() },
  ...{ inLanguage: text.optional(), otherIdentifier: z.array(identifierEntry).optional() },
  ...{ related: z.array(related).optional(), specialization: text.optional() },
  ...{ resultDescription: z.array(resultDescription).optional() },
  ...{ tag: z.array(text).optional(), version: text.optional() },
})

const subject = thing({
  ...{ id: url.optional(), type: typed('AchievementSubject'), achievement },
  ...{ activityEndDate: moment.optional(), activityStartDate: moment.optional() },
  ...{ creditsEarned: z.number().optional(), identifier: z.array(identity).optional() },
  ...{ image: image.optional(), licenseNumber: text.optional(), narrative: text.optional() },
  ...{ result: z.array(result).optional(), role: text.optional() },
  ...{ source: profile.optional(), term: text.optional() },
})

const evidence = thing({
  type: typed('Evidence'),
  ...{ id: url.optional(), narrative: text.optional(), name: text.optional() },
  ...{ description: text.optional(), genre: text.optional(), audience: text.optional() },
})

const proof = thing({ type: text, created: moment.optional(), proofValue: text.optional() })
const kind = thing({ id: url, type: text })
const status = thing({ id: url.optional(), type: text })

/** What the schemas for both data models share; each has names of its own for the dates. */
const shared = {
  '@context': z.array(z.union([text, thing({})])).min(2),
  ...{ id: url, type: typed('VerifiableCredential') },
  ...{ name: text.optional(), description: text.optional(), image: image.optional() },
  ...{ credentialSubject: subject, issuer: z.union([url, profile]) },
  ...{ awardedDate: moment.optional(), evidence: z.array(evidence).optional() },
  endorsement: z.array(thing({})).optional(),
  endorsementJwt: z.array(z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)).optional(),
  proof: z.union([z.array(proof), proof]).optional(),
  credentialSchema: z.array(kind).optional(),
  credentialStatus: z.union([status, z.array(status)]).optional(),
  ...{ refreshService: kind.optional(), termsOfUse: z.array(thing({ type: text })).optional() },
}

const byVersion = {
  '1.1': thing({ ...shared, issuanceDate: moment, expirationDate: moment.optional() }),
  '2.0': thing({ ...shared, validFrom: moment, validUntil: moment.optional() }),
} as const

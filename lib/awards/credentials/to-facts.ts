import type { Asked } from '@/lib/awards/certifications/public-requirements'
import { english } from '@/lib/platform/language/english'
import { dayOf } from '@/lib/platform/language/rules'
import { say } from '@/lib/platform/language/say'
import type { CredentialFacts } from '@/lib/proof/credentials/schema'
import { certificateUrl, issuerDid, statusListUrl } from './addresses'
import { criteriaText } from './criteria'
import type { Place } from './reserve-positions'
import type { Signable } from './signable'

/** What the credentials of one version of a certification have in common. */
export type Offer = Pick<CredentialFacts, 'name' | 'issuer' | 'achievement' | 'passMark'>

/** `asked`: under which rules it is awarded. */
export function toOffer(
  { title, description, slug, version, issuer, skills, skillLinks }: Signable,
  asked: readonly Asked[],
  baseUrl: string,
): Offer {
  const page = `${baseUrl}/certifications/${slug}`
  const passMark = asked.find((one) => one.kind === 'course' && one.passMark !== null)
  return {
    name: title,
    issuer: {
      ...{ id: issuerDid(issuer.slug), name: issuer.name },
      ...(issuer.url ? { url: issuer.url } : {}),
      ...(issuer.email ? { email: issuer.email } : {}),
      ...(issuer.description ? { description: issuer.description } : {}),
    },
    achievement: {
      ...{ id: `${page}#v${version}`, version: String(version), name: title },
      // Open Badges 3.0 §B.1.1: it may not be left out.
      description: description || title,
      criteria: { id: page, narrative: criteriaText(asked) },
      skills: skills.map((name) => ({ name, url: skillLinks[name] ?? `${page}#skills` })),
    },
    ...(passMark?.kind === 'course' && passMark.passMark !== null
      ? { passMark: passMark.passMark }
      : {}),
  }
}

/** What a certificate's credential says. */
export function toFacts(
  row: Signable,
  offer: Offer,
  { number, position }: Place,
  baseUrl: string,
): CredentialFacts {
  const { issuer, score, expiresAt } = row
  const list = (purpose: 'revocation' | 'suspension') =>
    statusListUrl(baseUrl, issuer.slug, number, purpose)
  return {
    ...offer,
    id: certificateUrl(baseUrl, row.publicId),
    validFrom: row.awardedAt,
    ...(expiresAt ? { validUntil: expiresAt } : {}),
    awardedDate: row.awardedAt,
    recipientName: row.recipientName,
    ...(score === null ? {} : { score }),
    evidence: [evidenceOf(row, baseUrl)],
    status: { index: position, revocation: list('revocation'), suspension: list('suspension') },
    refreshServiceUrl: `${certificateUrl(baseUrl, row.publicId)}/credential.json`,
  }
}

function evidenceOf({ course, completion }: Signable, baseUrl: string) {
  const day = dayOf(completion.at)
  const { score } = completion
  return {
    id: `${baseUrl}/courses/${course.slug}`,
    name: english(say('credentials.evidence.name', { course: course.title })),
    narrative: english(
      score === null
        ? say('credentials.evidence.narrative', { day })
        : say('credentials.evidence.narrativeScore', { day, score }),
    ),
    genre: english(say('credentials.evidence.genre')),
  }
}

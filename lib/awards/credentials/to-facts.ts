import type { Asked } from '@/lib/awards/certifications/public-requirements'
import { english } from '@/lib/platform/language/english'
import { dayOf } from '@/lib/platform/language/rules'
import { say } from '@/lib/platform/language/say'
import type { CredentialFacts } from '@/lib/proof/credentials/schema'
import { certificateUrl, issuerDid, statusListUrl } from './addresses'
import { criteriaText } from './criteria'
import type { Place } from './reserve-positions'
import type { Signable } from './signable'

/** What a certificate's credential says; `asked`: under which rules it was awarded. */
export function toFacts(
  row: Signable,
  asked: readonly Asked[],
  { number, position }: Place,
  baseUrl: string,
): CredentialFacts {
  const { title, description, slug, issuer, score, expiresAt } = row
  const page = `${baseUrl}/certifications/${slug}`
  const passMark = asked.find((one) => one.kind === 'course' && one.passMark !== null)
  const list = (purpose: 'revocation' | 'suspension') =>
    statusListUrl(baseUrl, issuer.slug, number, purpose)
  return {
    id: certificateUrl(baseUrl, row.publicId),
    name: title,
    issuer: {
      ...{ id: issuerDid(issuer.slug), name: issuer.name },
      ...(issuer.url ? { url: issuer.url } : {}),
      ...(issuer.email ? { email: issuer.email } : {}),
      ...(issuer.description ? { description: issuer.description } : {}),
    },
    validFrom: row.awardedAt,
    ...(expiresAt ? { validUntil: expiresAt } : {}),
    awardedDate: row.awardedAt,
    recipientName: row.recipientName,
    achievement: {
      ...{ id: `${page}#v${row.version}`, version: String(row.version), name: title },
      // Open Badges 3.0 §B.1.1: it may not be left out.
      description: description || title,
      criteria: { id: page, narrative: criteriaText(asked) },
      skills: row.skills.map((name) => ({ name, url: row.skillLinks[name] ?? `${page}#skills` })),
    },
    ...(score === null ? {} : { score }),
    ...(passMark?.kind === 'course' && passMark.passMark !== null
      ? { passMark: passMark.passMark }
      : {}),
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

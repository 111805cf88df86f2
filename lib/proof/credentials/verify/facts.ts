import { idOf, isObject, type JsonObject, listOf, textOf } from './json'
import type { Opened } from './open-credential'

/** What a credential says of itself, for people to read. It is true if the checks say so. */
export type ForeignFacts = {
  id: string | null
  title: string | null
  recipientName: string | null
  issuer: { id: string; name: string | null }
  awardedAt: Date | null
  expiresAt: Date | null
}

/** What is shown of a credential of the W3C data model, an Open Badge 3.0 above all. */
export function factsOf({ credential, span }: Pick<Opened, 'credential' | 'span'>): ForeignFacts {
  const [subject = {}] = listOf(credential.credentialSubject).filter(isObject)
  const [achievement = {}] = listOf(subject.achievement).filter(isObject)
  const { issuer } = credential
  return {
    id: textOf(credential.id),
    title: wordOf(achievement.name) ?? wordOf(credential.name),
    recipientName: nameOf(subject),
    issuer: { id: idOf(issuer) ?? '', name: isObject(issuer) ? wordOf(issuer.name) : null },
    awardedAt: span.from,
    expiresAt: span.until,
  }
}

/** A person's name, as it is, or as an identity that is not hashed (Open Badges 3.0, B.1.12). */
function nameOf(subject: JsonObject): string | null {
  const named = wordOf(subject.name)
  if (named) return named
  const identity = listOf(subject.identifier)
    .filter(isObject)
    .find(({ identityType, hashed }) => identityType === 'name' && hashed === false)
  return textOf(identity?.identityHash)
}

/** A text, or the first of texts in several languages. */
function wordOf(value: unknown): string | null {
  const [first] = listOf(value)
  return textOf(isObject(first) ? first['@value'] : first)
}

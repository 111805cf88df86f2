import { say } from '@/lib/platform/language/say'
import { Fault } from './fault'
import { isObject, isUrl, type JsonObject, listOf, names } from './json'
import { checkResources } from './related-resources'
import { momentOf } from './stamps'

/** Version of the W3C Verifiable Credentials Data Model. */
export type ModelVersion = '1.1' | '2.0'

const modelContexts = {
  '1.1': 'https://www.w3.org/2018/credentials/v1',
  '2.0': 'https://www.w3.org/ns/credentials/v2',
} as const satisfies Record<ModelVersion, string>

/** What defines the words of data model 2.0. */
export const baseContext = modelContexts['2.0']

/**
 * Holds a credential to what the Verifiable Credentials Data Model (2.0, or 1.1) says must be so,
 * and answers its version. Throws a Fault of the format that names the first member at fault.
 */
export function checkModel(credential: JsonObject): ModelVersion {
  const version = checkContext(credential)
  noNulls(credential, '')
  checkType(credential, 'VerifiableCredential')
  if (credential.id !== undefined) mustBe(isUrl(credential.id), 'url', 'id')
  checkIssuer(credential.issuer)
  checkSubjects(credential.credentialSubject)
  checkDates(credential, version)
  if (version === '2.0') for (const name of ['name', 'description']) checkWords(credential, name)
  for (const [name, needed] of Object.entries(parts[version])) checkParts(credential, name, needed)
  checkResources(credential.relatedResource)
  return version
}

/** The same of a presentation (2.0, section 4.13; 1.1, 4.10). */
export function checkPresentation(presentation: JsonObject): ModelVersion {
  const version = checkContext(presentation)
  noNulls(presentation, '')
  checkType(presentation, 'VerifiablePresentation')
  if (presentation.id !== undefined) mustBe(isUrl(presentation.id), 'url', 'id')
  if (presentation.holder !== undefined) checkNamed(presentation.holder, 'holder')
  checkParts(presentation, 'termsOfUse', kind)
  for (const one of listOf(presentation.verifiableCredential)) {
    mustBe(isObject(one) || (version === '1.1' && typeof one === 'string'), 'object', credentials)
  }
  return version
}
const credentials = 'verifiableCredential'

/** What each further part must say of itself: its kind always, its address where both are asked for. */
type Needed = readonly ('type' | 'id')[]
const [both, kind]: [Needed, Needed] = [['id', 'type'], ['type']]
const parts: Record<ModelVersion, Record<string, Needed>> = {
  '1.1': {
    ...{ credentialStatus: both, credentialSchema: both, refreshService: both },
    ...{ termsOfUse: kind, evidence: kind },
  },
  '2.0': {
    ...{ credentialStatus: kind, credentialSchema: both, refreshService: kind },
    ...{ termsOfUse: kind, evidence: kind, confidenceMethod: kind, renderMethod: kind },
  },
}

type Rule = 'missing' | 'url' | 'object' | 'date' | 'type' | 'words' | 'null' | 'empty'

function mustBe(right: boolean, rule: Rule, field: string) {
  if (!right) throw new Fault('format', 'failed', say(`verification.format.${rule}`, { field }))
}

/** An ordered list whose first item tells the version; the others are addresses or definitions. */
function checkContext({ '@context': context }: JsonObject): ModelVersion {
  mustBe(context !== undefined, 'missing', '@context')
  const version = versionOf(context)
  if (!version) throw new Fault('format', 'failed', say('verification.format.contextFirst'))
  for (const one of listOf(context)) mustBe(isUrl(one) || isObject(one), 'url', '@context')
  return version
}

/** The version that a list of contexts begins with; undefined where it is none that is known. */
export function versionOf(context: unknown): ModelVersion | undefined {
  const first = Array.isArray(context) ? context[0] : null
  return (['2.0', '1.1'] as const).find((one) => modelContexts[one] === first)
}

function noNulls(value: unknown, field: string) {
  mustBe(value !== null, 'null', field)
  if (Array.isArray(value)) for (const item of value) noNulls(item, field)
  else if (isObject(value)) {
    // In definitions, null takes a meaning away: there it says something.
    const members = Object.entries(value).filter(([name]) => name !== '@context')
    for (const [name, member] of members) noNulls(member, field ? `${field}.${name}` : name)
  }
}

function checkType({ type }: JsonObject, wanted: string) {
  mustBe(type !== undefined, 'missing', 'type')
  const all = listOf(type)
  mustBe(
    all.length > 0 && all.every((one) => typeof one === 'string' && one !== ''),
    'type',
    'type',
  )
  mustBe(names(type, wanted), 'type', 'type')
}

function checkIssuer(issuer: unknown) {
  mustBe(issuer !== undefined, 'missing', 'issuer')
  checkNamed(issuer, 'issuer')
  if (isObject(issuer))
    for (const name of ['name', 'description']) checkWords(issuer, name, 'issuer.')
}

/** A URL, or an object whose `id` is one. */
function checkNamed(value: unknown, field: string) {
  if (isObject(value)) mustBe(isUrl(value.id), 'url', `${field}.id`)
  else mustBe(isUrl(value), 'url', field)
}

function checkSubjects(subject: unknown) {
  mustBe(subject !== undefined, 'missing', 'credentialSubject')
  const all = listOf(subject)
  mustBe(all.length > 0, 'empty', 'credentialSubject')
  for (const one of all) {
    if (!isObject(one)) throw fault('object', 'credentialSubject')
    mustBe(Object.keys(one).length > 0, 'empty', 'credentialSubject')
    if (one.id !== undefined) mustBe(isUrl(one.id), 'url', 'credentialSubject.id')
  }
}

function checkDates(credential: JsonObject, version: ModelVersion) {
  const [from, until] = dateNames[version]
  if (version === '1.1') mustBe(credential[from] !== undefined, 'missing', from)
  const moments = [from, until].map((name) => {
    if (credential[name] === undefined) return null
    const moment = momentOf(credential[name])
    if (!moment) throw fault('date', name)
    return moment
  })
  const [start, end] = moments
  if (start && end && start > end) {
    throw new Fault('format', 'failed', say('verification.format.order', { from, until }))
  }
}

export const dateNames = {
  '1.1': ['issuanceDate', 'expirationDate'],
  '2.0': ['validFrom', 'validUntil'],
} as const satisfies Record<ModelVersion, readonly [string, string]>

/** A text, or texts that say their language and direction (2.0, section 11.1). */
function checkWords(holder: JsonObject, name: string, within = '') {
  const value = holder[name]
  if (value === undefined) return
  const right = (one: unknown) => typeof one === 'string' || (isObject(one) && isWord(one))
  mustBe(listOf(value).every(right), 'words', `${within}${name}`)
}

function isWord(word: JsonObject) {
  const { '@value': value, '@language': language, '@direction': direction, ...rest } = word
  return (
    typeof value === 'string' &&
    (language === undefined || (typeof language === 'string' && isLanguage(language))) &&
    (direction === undefined || direction === 'ltr' || direction === 'rtl') &&
    Object.keys(rest).length === 0
  )
}

function isLanguage(tag: string) {
  return /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(tag)
}

function checkParts(credential: JsonObject, name: string, needed: Needed) {
  for (const one of listOf(credential[name])) {
    if (!isObject(one)) throw fault('object', name)
    if (needed.includes('id')) mustBe(one.id !== undefined, 'missing', `${name}.id`)
    if (one.id !== undefined) mustBe(isUrl(one.id), 'url', `${name}.id`)
    const all = listOf(one.type)
    mustBe(all.length > 0, 'missing', `${name}.type`)
    mustBe(
      all.every((type) => typeof type === 'string' && type !== ''),
      'type',
      `${name}.type`,
    )
  }
}

function fault(rule: Rule, field: string) {
  return new Fault('format', 'failed', say(`verification.format.${rule}`, { field }))
}

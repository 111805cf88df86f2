import { hash, randomBytes } from 'node:crypto'
import jsonld, { type Quad, type Term } from 'jsonld'
import rdfCanonize from 'rdf-canonize'
import { ShortMemory } from '@/lib/proof/documents/short-memory'
import {
  type Arranged,
  arrange,
  type Filling,
  fillingOf,
  inArrangedOrder,
  inOrder,
  type Pattern,
} from './arrange'
import { buildCredential, type Values, valuesOf } from './build'
import { documentLoader } from './contexts'
import type { CredentialFacts } from './schema'

/** A blank node by the lines that name it, for its first-degree hash; `hash` where nothing varies. */
type BlankNode = { lines: Arranged; hash: string | null }

/** What documents of one form have in common, ready to be filled in. */
export type Compiled = {
  /** Its JSON, left open for a proof: without the last brace. */
  json: Pattern
  /** Its quads in N-Quads: the labels of its blank nodes go in as values beyond those of the form. */
  lines: readonly Pattern[]
  nodes: readonly BlankNode[]
  /** No other form's. */
  name: string
}

/** What is filled in: as JSON has it, and as N-Quads do. */
export type Filled = { json: readonly string[]; quads: Filling }

const compiled = new ShortMemory<string, Promise<Compiled>>(500)

/** What `facts` have in common with the others of their form. Compiled once for as long as it is used. */
export function compiledFor(facts: CredentialFacts): Promise<Compiled> {
  const key = formOf(facts)
  const known = compiled.get(key)
  if (known) return known
  const values = listValues(valuesOf(facts))
  const making = compile(values, (marks) => buildCredential(facts, marksFor(facts, marks)))
  compiled.set(key, making)
  making.catch(() => compiled.delete(key))
  return making
}

/** All of the facts but the values, as text. */
function formOf({ issuer, achievement, name, status, ...rest }: CredentialFacts): string {
  const { validUntil, score, passMark, evidence } = rest
  const { revocation, suspension } = status
  const there = [validUntil !== undefined, score !== undefined, passMark, evidence.length]
  const own = JSON.stringify([name, revocation, suspension, there])
  return textOf(issuer) + textOf(achievement) + own
}

/** Of parts that many facts share: to write them out takes a while. */
const texts = new WeakMap<object, string>()

function textOf(part: object): string {
  const known = texts.get(part)
  if (known !== undefined) return known
  const text = JSON.stringify(part)
  texts.set(part, text)
  return text
}

/** The values in the order of their numbers. */
function listValues(values: Values): string[] {
  const { id, validFrom, validUntil, awardedDate, recipientName, score, index } = values
  const own = [id, validFrom, validUntil, awardedDate, recipientName, score, index]
  const evidence = values.evidence.flatMap((one) => [one.id, one.name, one.narrative, one.genre])
  return [...own, values.refreshServiceUrl, ...evidence]
}

/** Marks in place of the values, in the same order. */
function marksFor({ evidence }: CredentialFacts, marks: readonly string[]): Values {
  const rest = marks.values()
  const next = () => rest.next().value as string
  return {
    id: next(),
    validFrom: next(),
    validUntil: next(),
    awardedDate: next(),
    recipientName: next(),
    score: next(),
    index: next(),
    refreshServiceUrl: next(),
    evidence: evidence.map(() => ({
      ...{ id: next(), name: next(), narrative: next(), genre: next() },
    })),
  }
}

/**
 * Compiles the form of a document: `build` is given a mark for each value, in the order of their
 * numbers, which no text of anybody holds, since they have 128 random bits. `values` are those of one
 * document: in its order the lines of the others need little sorting.
 */
export async function compile(
  values: readonly string[],
  build: (marks: readonly string[]) => object,
): Promise<Compiled> {
  const secret = randomBytes(16).toString('hex')
  const mark = (n: number) => `urn:laurel:${secret}:${n}:`
  const marks = new RegExp(`urn:laurel:${secret}:(\\d+):`)
  const patternOf = (text: string): Pattern =>
    text.split(marks).map((part, i) => (i % 2 === 1 ? Number(part) : part))
  const document = build(values.map((_, n) => mark(n)))
  // Safe mode: a term that means nothing would be left out of what is signed.
  const quads = await jsonld.toRDF(document, { documentLoader, safe: true })
  const ends = quads.flatMap(({ subject, object }) => [subject, object])
  const names = [...new Set(ends.filter((one) => isBlank(one)).map(({ value }) => value))]
  const nodes = names.map((name) => {
    const own = quads
      .filter(({ subject, object }) => [subject, object].some((one) => isBlank(one, name)))
      // RDFC-1.0 §4.6: the node itself is `a`, any other is `z`.
      .map((quad) => patternOf(lineOf(quad, ({ value }) => (value === name ? '_:a' : '_:z'))))
    const fixed = own.every((pattern) => pattern.length === 1)
    return { lines: arrange(own, values), hash: fixed ? hash('sha256', inOrder(own, [])) : null }
  })
  const nodeMark = ({ value }: Term) => mark(values.length + names.indexOf(value))
  const lines = quads.map((quad) => patternOf(lineOf(quad, nodeMark)))
  const json = patternOf(JSON.stringify(document).slice(0, -1))
  return { json, lines, nodes, name: secret }
}

function isBlank({ termType, value }: Term, name = value): boolean {
  return termType === 'BlankNode' && value === name
}

/** A quad in canonical N-Quads (RDF Canonicalization §5); blank nodes are named by `nameOf`. */
function lineOf({ subject, predicate, object }: Quad, nameOf: (term: Term) => string): string {
  const term = (one: Term): string => {
    if (one.termType === 'BlankNode') return nameOf(one)
    if (one.termType === 'NamedNode') return `<${one.value}>`
    const type = one.datatype?.value
    const plain = `"${escapeLiteral(one.value)}"`
    return type === 'http://www.w3.org/2001/XMLSchema#string' ? plain : `${plain}^^<${type}>`
  }
  return `${term(subject)} ${term(predicate)} ${term(object)} .\n`
}

/** The values of one certificate, escaped for each text that they stand in. */
export function fill(facts: CredentialFacts): Filled {
  const values = listValues(valuesOf(facts))
  if (!values.some((value) => special.test(value))) {
    return { json: values, quads: fillingOf(values) }
  }
  return {
    json: values.map((value) => JSON.stringify(value).slice(1, -1)),
    quads: fillingOf(values.map(escapeLiteral)),
  }
}

/** Of forms' lines with their blank nodes named: to put them in order takes longer than to fill them in. */
const arrangements = new ShortMemory<string, Arranged>(1000)

/**
 * The canonical N-Quads (RDFC-1.0) of a credential, in UTF-8. Where the first-degree hashes of its
 * blank nodes all differ, as they nearly always do, their order is the labels'; else the whole
 * algorithm decides.
 */
export async function canonical(form: Compiled, quads: Filling): Promise<Buffer> {
  const hashes = form.nodes.map(
    ({ lines, hash: known }) => known ?? hash('sha256', inArrangedOrder(lines, quads)),
  )
  const labels = labelsOf(hashes)
  if (labels) return inArrangedOrder(arrangedFor(form, labels, quads.texts), quads)
  const anyLabels = hashes.map((_, n) => `_:b${n}`)
  const whole = await rdfCanonize.canonize(inOrder(form.lines, quads.texts.concat(anyLabels)), {
    ...{ algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads' },
    format: 'application/n-quads',
  })
  return Buffer.from(whole)
}

function arrangedFor(
  { name, lines }: Compiled,
  labels: readonly string[],
  quads: readonly string[],
): Arranged {
  const key = name + labels
  const known = arrangements.get(key)
  if (known) return known
  const label = (part: string | number) =>
    typeof part === 'number' ? (labels[part - quads.length] ?? part) : part
  const named = lines.map((line) => line.map(label))
  const arranged = arrange(named, quads)
  arrangements.set(key, arranged)
  return arranged
}

/** RDFC-1.0 §4.4.3, step 4: by the order of the hashes, where no two are alike; null where some are. */
function labelsOf(hashes: readonly string[]): string[] | null {
  const labels: string[] = []
  const order = hashes.map((own, node) => ({ own, node }))
  order.sort((one, other) => (one.own < other.own ? -1 : 1))
  for (const [n, { own, node }] of order.entries()) {
    if (own === order[n + 1]?.own) return null
    labels[node] = `_:c14n${n}`
  }
  return labels
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is escaped
const escaped = /[\0-\x1f\x7f"\\]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: these, or halves of pairs, which JSON escapes
const special = /[\0-\x1f\x7f"\\\ud800-\udfff]/
const short: Record<string, string> = {
  ...{ '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' },
  ...{ '"': '\\"', '\\': '\\\\' },
}

function escapeLiteral(text: string): string {
  return text.replace(
    escaped,
    (letter) =>
      short[letter] ?? `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

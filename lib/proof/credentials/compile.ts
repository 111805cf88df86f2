import { createHash } from 'node:crypto'
import jsonld, { type Quad, type Term } from 'jsonld'
import rdfCanonize from 'rdf-canonize'
import { ShortMemory } from '@/lib/proof/documents/short-memory'
import { buildCredential, type Values, valuesOf } from './build'
import { documentLoader } from './contexts'
import type { CredentialFacts } from './schema'

/** Text with holes: a string stands as it is, a number names the value that goes there. */
type Pattern = readonly (string | number)[]

/** A quad as a line of N-Quads, and the blank nodes it names, in its text as `\0<n>\0`. */
type Line = { pattern: Pattern; nodes: readonly number[] }

/** A blank node with the lines that name it, for its first-degree hash; `hash` where nothing varies. */
type BlankNode = { lines: readonly Pattern[]; hash: string | null }

/** What a certification's credentials have in common, ready to be filled in. */
export type Compiled = {
  json: Pattern
  lines: readonly Line[]
  nodes: readonly BlankNode[]
}

/** What is filled in: as JSON has it, and as N-Quads do. */
export type Filled = { json: string[]; quads: string[] }

const compiled = new ShortMemory<string, Promise<Compiled>>(500)

/** What `facts` have in common with the others of their form. Compiled once for as long as it is used. */
export function compiledFor(facts: CredentialFacts): Promise<Compiled> {
  const key = formOf(facts)
  const known = compiled.get(key)
  if (known) return known
  const making = compile(facts)
  compiled.set(key, making)
  making.catch(() => compiled.delete(key))
  return making
}

/** All of the facts but the values, as text. */
function formOf({ issuer, achievement, name, status, ...rest }: CredentialFacts): string {
  const { validUntil, score, passMark, evidence } = rest
  const { revocation, suspension } = status
  const there = [validUntil !== undefined, score !== undefined, passMark, evidence.length]
  return JSON.stringify([issuer, achievement, name, revocation, suspension, there])
}

/** The values in the order of their numbers. */
function listValues(values: Values): string[] {
  const { id, validFrom, validUntil, awardedDate, recipientName, score, index } = values
  const own = [id, validFrom, validUntil, awardedDate, recipientName, score, index]
  const evidence = values.evidence.flatMap((one) => [one.id, one.name, one.narrative, one.genre])
  return [...own, values.refreshServiceUrl, ...evidence]
}

/** Marks in place of the values, which no text of anybody holds: they have 128 random bits. */
function marksFor(facts: CredentialFacts, mark: (n: number) => string): Values {
  let n = 0
  const next = () => mark(n++)
  return {
    id: next(),
    validFrom: next(),
    validUntil: next(),
    awardedDate: next(),
    recipientName: next(),
    score: next(),
    index: next(),
    refreshServiceUrl: next(),
    evidence: facts.evidence.map(() => ({
      ...{ id: next(), name: next(), narrative: next(), genre: next() },
    })),
  }
}

async function compile(facts: CredentialFacts): Promise<Compiled> {
  const secret = createHash('sha256').update(`${Math.random()}${Date.now()}`).digest('hex')
  const mark = (n: number) => `urn:laurel:${secret}:${n}:`
  const marks = new RegExp(`urn:laurel:${secret}:(\\d+):`)
  const document = buildCredential(facts, marksFor(facts, mark))
  const patternOf = (text: string): Pattern =>
    text.split(marks).map((part, i) => (i % 2 === 1 ? Number(part) : part))
  // Safe mode: a term that means nothing would be left out of what is signed.
  const quads = await jsonld.toRDF(document, { documentLoader, safe: true })
  const names = new Map<string, number>()
  const nodeOf = ({ termType, value }: Term): number | null => {
    if (termType !== 'BlankNode') return null
    const known = names.get(value) ?? names.size
    names.set(value, known)
    return known
  }
  const lines = quads.map((quad) => {
    const nodes = [nodeOf(quad.subject), nodeOf(quad.object)].filter((one) => one !== null)
    return { pattern: patternOf(lineOf(quad, (term) => `\0${nodeOf(term)}\0`)), nodes }
  })
  const nodes = [...names.values()].map((node) => {
    const own = quads
      .filter((quad) => nodeOf(quad.subject) === node || nodeOf(quad.object) === node)
      // RDFC-1.0 §4.6: the node itself is `a`, any other is `z`.
      .map((quad) => patternOf(lineOf(quad, (term) => (nodeOf(term) === node ? '_:a' : '_:z'))))
    const fixed = own.every((pattern) => pattern.length === 1)
    return { lines: own, hash: fixed ? hashOf(own.map(([text]) => String(text))) : null }
  })
  return { json: patternOf(JSON.stringify(document)), lines, nodes }
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

/** The values of one certificate, escaped once for each text that they stand in. */
export function fill(facts: CredentialFacts): Filled {
  const values = listValues(valuesOf(facts))
  return {
    json: values.map((value) => JSON.stringify(value).slice(1, -1)),
    quads: values.map(escapeLiteral),
  }
}

export function filledIn(pattern: Pattern, values: readonly string[]): string {
  let text = ''
  for (const part of pattern) text += typeof part === 'number' ? values[part] : part
  return text
}

/**
 * The canonical N-Quads (RDFC-1.0) of a credential. Where the first-degree hashes of its blank nodes
 * all differ, as they nearly always do, their order is the labels'; else the whole algorithm decides.
 */
export async function canonical({ lines, nodes }: Compiled, quads: string[]): Promise<string> {
  const hashes = nodes.map(
    (node) => node.hash ?? hashOf(node.lines.map((line) => filledIn(line, quads))),
  )
  const labels = labelsOf(hashes)
  const name = labels ?? hashes.map((_, n) => `_:b${n}`)
  const texts = lines.map(({ pattern, nodes: named }) => {
    const text = filledIn(pattern, quads)
    return named.length === 0 ? text : text.replace(/\0(\d+)\0/g, (_, n) => name[Number(n)] ?? '')
  })
  if (!labels) {
    return rdfCanonize.canonize(texts.join(''), {
      ...{ algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads' },
      format: 'application/n-quads',
    })
  }
  texts.sort()
  return texts.filter((text, i) => text !== texts[i - 1]).join('')
}

/** RDFC-1.0 §4.4.3, step 4: by the order of the hashes, where no two are alike; null where some are. */
function labelsOf(hashes: readonly string[]): string[] | null {
  if (new Set(hashes).size < hashes.length) return null
  const order = [...hashes].sort()
  const labels = new Map(order.map((hash, n) => [hash, `_:c14n${n}`]))
  return hashes.map((hash) => labels.get(hash) as string)
}

function hashOf(lines: string[]): string {
  return createHash('sha256').update(lines.sort().join('')).digest('hex')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is escaped
const escaped = /[\0-\x1f\x7f"\\]/g
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

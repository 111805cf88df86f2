import jsonld from 'jsonld'
import rdf from 'rdf-canonize'
import { documentLoader } from '@/lib/proof/credentials/contexts'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import { isObject, sameJson } from '@/lib/proof/credentials/verify/json'
import type { World } from './foreign-issuer'
import { encoded } from './foreign-token'

type Random = () => number
type Place = { holder: Record<string, unknown>; name: string }

/** How many of so many mutants were accepted, and those whose meaning was another. */
export type Storm = { tried: number; accepted: number; wrong: string[] }

/** Verifies mutants of a signed credential; what is accepted has to say what the original says. */
export async function stormJson(signed: JsonObject, world: World, random: Random, count: number) {
  const [meaning, { facts }] = [await meaningOf(signed), await world.verify({ json: signed })]
  const storm: Storm = { tried: 0, accepted: 0, wrong: [] }
  const text = JSON.stringify(signed)
  while (storm.tried < count) {
    const json = mutantOf(text, random)
    if (json === text) continue
    storm.tried += 1
    const found = await world.verify({ json })
    if (found.verdict !== 'valid') continue
    storm.accepted += 1
    const same = (await meaningOf(JSON.parse(json))) === meaning && sameFacts(found.facts, facts)
    if (!same) storm.wrong.push(json)
  }
  return storm
}

/** The same of a token: accepted may be only what has the same payload and names the same key. */
export async function stormToken(jwt: string, world: World, random: Random, count: number) {
  const storm: Storm = { tried: 0, accepted: 0, wrong: [] }
  const [head, payload] = partsOf(jwt)
  while (storm.tried < count) {
    const mutant = changedToken(jwt, random)
    if (mutant === jwt) continue
    storm.tried += 1
    if ((await world.verify({ jwt: mutant })).verdict !== 'valid') continue
    storm.accepted += 1
    const [otherHead, otherPayload] = partsOf(mutant)
    const same = sameJson(payload, otherPayload) && sameJson(head, otherHead)
    if (!same) storm.wrong.push(mutant)
  }
  return storm
}

/** JSON with a change or two: of its letters, or (with `tree` always) of what it says. */
export function mutantOf(text: string, random: Random, what?: 'tree'): string {
  return !what && random() < 0.2 ? changedText(text, random) : changedTree(text, random)
}

/** What is signed of a credential, by the stock library: nothing may be left out. */
export async function meaningOf(credential: JsonObject): Promise<string> {
  const { proof, ...document } = credential
  const [one] = Array.isArray(proof) ? proof : [proof]
  const { proofValue: _value, ...options } = one as JsonObject
  const parts = [document, { ...options, '@context': document['@context'] }]
  const quads = await Promise.all(
    parts.map(async (part) => {
      const given = { documentLoader, safe: true, base: null } as const
      return rdf.canonize(await jsonld.toRDF(part, given), {
        ...{ algorithm: 'RDFC-1.0', format: 'application/n-quads' },
      })
    }),
  ).catch((error: Error) => [error.message, String(Math.random())])
  return quads.join('\n\n')
}

function sameFacts(one: unknown, other: unknown) {
  return JSON.stringify(one) === JSON.stringify(other)
}

function changedText(text: string, random: Random): string {
  const at = Math.floor(random() * text.length)
  const sign = String.fromCharCode(32 + Math.floor(random() * 95))
  return pick(random, [
    () => text.slice(0, at) + sign + text.slice(at + 1),
    () => text.slice(0, at) + sign + text.slice(at),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + text.slice(at, at + 9) + text.slice(at),
  ])()
}

function changedTree(text: string, random: Random): string {
  const tree = JSON.parse(text) as JsonObject
  const changes = random() < 0.2 ? 2 : 1
  for (let change = 0; change < changes; change++) {
    const places = placesIn(tree)
    const place = pick(random, places)
    pick(random, treeChanges)(place, random, pick(random, places))
  }
  return JSON.stringify(tree)
}

function placesIn(tree: JsonObject): Place[] {
  const places: Place[] = []
  const open: Record<string, unknown>[] = [tree]
  for (let holder = open.pop(); holder; holder = open.pop()) {
    for (const [name, value] of Object.entries(holder)) {
      places.push({ holder, name })
      if (typeof value === 'object' && value !== null) open.push(value as JsonObject)
    }
  }
  return places
}

const values = [
  ...[null, true, false, 0, 1, -1, 2.5, 1e21, '', ' ', 'x', 'false', '0', 'did:web:x.example'],
  ...['2031-01-01T00:00:00Z', 'https://x.example/', [], {}, [[]], [null], { '@value': 'x' }],
  ...[{ '@id': 'urn:x:y' }, { '@list': ['x'] }, { '@set': [] }, { '@type': '@json', '@value': {} }],
]
const memberNames = [
  ...['name', 'description', 'nickname', 'id', '@id', 'type', '@type', 'url', 'achievement'],
  ...['@graph', '@included', '@index', '@language', '@direction', '@nest', '@reverse', '@value'],
  ...['validUntil', 'expires', 'created', 'proof', 'issuer', 'credentialStatus', 'evidence', 'x:y'],
  ...['https://schema.org/name', 'https://www.w3.org/2018/credentials#validUntil', 'constructor'],
]
const contexts = [
  ...[
    null,
    {},
    [],
    'https://www.w3.org/ns/credentials/v2',
    'https://www.w3.org/2018/credentials/v1',
  ],
  ...[{ name: 'https://x.example/n' }, { '@vocab': 'https://x.example/' }, { nickname: '@id' }],
  ...[{ x: 'https://x.example/' }, { description: null }, { '@base': 'https://x.example/' }],
  'https://w3id.org/security/data-integrity/v2',
]

type Change = (place: Place, random: Random, other: Place) => void

const treeChanges: Change[] = [
  ({ holder, name }, random) => {
    holder[name] = edited(holder[name], random)
  },
  ({ holder, name }, random) => {
    holder[name] = edited(holder[name], random)
  },
  ({ holder, name }, random) => {
    holder[name] = structuredClone(pick(random, values))
  },
  ({ holder, name }) => {
    if (Array.isArray(holder)) holder.splice(Number(name), 1)
    else delete holder[name]
  },
  ({ holder, name }, random) => {
    const value = holder[name]
    if (Array.isArray(holder)) holder.push(value)
    else {
      delete holder[name]
      holder[random() < 0.5 ? `${name}x` : pick(random, memberNames)] = value
    }
  },
  ({ holder, name }, random) => {
    const inside = isObject(holder[name]) ? (holder[name] as JsonObject) : holder
    if (!Array.isArray(inside)) {
      inside[pick(random, memberNames)] = structuredClone(pick(random, values))
    }
  },
  ({ holder, name }, random) => {
    const inside = isObject(holder[name]) ? (holder[name] as JsonObject) : holder
    if (!Array.isArray(inside)) inside['@context'] = structuredClone(pick(random, contexts))
  },
  ({ holder, name }, random) => {
    if (Array.isArray(holder[name])) {
      holder[name] = [...holder[name], structuredClone(pick(random, contexts))]
    }
  },
  ({ holder, name }) => {
    holder[name] = Array.isArray(holder[name]) ? holder[name][0] : [holder[name]]
  },
  ({ holder, name }) => {
    if (Array.isArray(holder[name])) holder[name] = holder[name].toReversed()
  },
  ({ holder, name }, _random, other) => {
    holder[name] = structuredClone(other.holder[other.name])
  },
  ({ holder, name }, _random, other) => {
    const [one, two] = [holder[name], other.holder[other.name]].map((one) => structuredClone(one))
    holder[name] = two
    other.holder[other.name] = one
  },
  ({ holder, name }) => {
    if (typeof holder[name] === 'string') holder[name] = { '@value': holder[name] }
  },
  ({ holder, name }) => {
    if (typeof holder[name] === 'number') holder[name] = String(holder[name])
  },
]

function edited(value: unknown, random: Random): unknown {
  if (typeof value === 'number') return value + pick(random, [1, -1, 0.1, 1e-9])
  if (typeof value === 'boolean') return pick(random, [!value, String(value), Number(value)])
  if (typeof value !== 'string') return value
  const at = Math.floor(random() * (value.length + 1))
  const sign = pick(random, ['x', ' ', 'а', '\u200b', '\u0301', 'Z', '0', '\u0000', '/', '#'])
  return pick(random, [
    value.slice(0, at) + sign + value.slice(at + 1),
    value.slice(0, at) + sign + value.slice(at),
    value.slice(0, at) + value.slice(at + 1),
    value.toUpperCase(),
    value.normalize('NFD'),
    `${value} `,
  ])
}

export function partsOf(jwt: string): unknown[] {
  return jwt
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()))
}

export function changedToken(jwt: string, random: Random): string {
  const [head = '', body = '', signature = ''] = jwt.split('.')
  const [header, payload] = partsOf(jwt) as [JsonObject, JsonObject]
  const other = (object: unknown) => encoded(changedTree(JSON.stringify(object), random))
  return pick(random, [
    () => changedText(jwt, random),
    () => `${head}.${other(payload)}.${signature}`,
    () => `${other(header)}.${body}.${signature}`,
    () => `${other(header)}.${other(payload)}.${signature}`,
    () => `${encoded({ ...header, alg: pick(random, ['none', 'HS256', 'RS256']) })}.${body}.`,
    () => `${head}.${body}.${changedText(signature, random)}`,
    () => `${head}.${encoded(` ${JSON.stringify(payload)}`)}.${signature}`,
    () => `${head}.${body}.${signature}${pick(random, ['=', 'A', '.', '\n', '.e30'])}`,
  ])()
}

export function pick<T>(random: Random, all: readonly T[]): T {
  return all[Math.floor(random() * all.length)] as T
}

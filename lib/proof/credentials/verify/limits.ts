import { say } from '@/lib/platform/language/say'
import { Fault } from './fault'

/** What a credential may be at most; beyond it nothing is worth the time of reading it. */
export const limits = {
  bytes: 512 * 1024,
  depth: 32,
  /** Values of any kind, those within others too. */
  nodes: 5000,
  /** Of one text, in UTF-16 units. */
  text: 100_000,
} as const

const wrong = (
  key: 'tooLarge' | 'tooDeep' | 'tooMany' | 'tooLong' | 'notJson' | 'text' | 'number',
) => new Fault('format', 'failed', say(`verification.format.${key}`))

/**
 * Reads JSON that somebody gives us, within the limits. Refuses what programs read in different ways:
 * a name that stands twice in an object, `__proto__`, half a surrogate pair, numbers beyond all
 * that programs keep. Throws a Fault of the format.
 */
export function readJson(text: string): unknown {
  if (Buffer.byteLength(text) > limits.bytes) throw wrong('tooLarge')
  scan(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw wrong('notJson')
  }
  measure(value)
  return value
}

/** Holds a value that was read elsewhere to the same limits. */
export function measure(value: unknown) {
  let [nodes, units] = [0, 0]
  const text = (one: string) => {
    units += one.length
    if (units > limits.bytes) throw wrong('tooLarge')
    checkText(one)
  }
  const open: [value: unknown, depth: number][] = [[value, 1]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [one, depth] = next
    nodes += 1
    if (nodes > limits.nodes) throw wrong('tooMany')
    if (typeof one === 'string') text(one)
    else if (typeof one === 'number') checkNumber(one)
    else if (typeof one === 'object' && one !== null) {
      if (depth > limits.depth) throw wrong('tooDeep')
      for (const [name, member] of Object.entries(one)) {
        text(name)
        if (name === '__proto__') throw twice(name)
        open.push([member, depth + 1])
      }
    } else if (one !== null && typeof one !== 'boolean') throw wrong('notJson')
  }
}

function checkNumber(number: number) {
  if (!Number.isFinite(number)) throw wrong('number')
}

function checkText(text: string) {
  if (text.length > limits.text) throw wrong('tooLong')
  // Half a pair is signed as if it were U+FFFD.
  if (/\p{Surrogate}/u.test(text)) throw wrong('text')
}

function twice(name: string) {
  return new Fault(
    'format',
    'failed',
    say('verification.format.twice', { name: name.slice(0, 80) }),
  )
}

/**
 * Looks at brackets and names before anything is built of them. Throws a Fault of the format for a name
 * that stands twice in an object, and for what is too deep; what is no JSON is found later.
 */
export function scan(text: string) {
  const open: (Set<string> | null)[] = []
  // A text without an end is one too: looked for again from each quote in it, it would take minutes.
  const token = /"[^"\\]*(?:\\.[^"\\]*)*(?:"(\s*:)?)?|[{}[\]]/gs
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [sign, colon] = found
    if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? new Set() : null)
      if (open.length > limits.depth) throw wrong('tooDeep')
    } else if (sign === '}' || sign === ']') open.pop()
    else if (colon !== undefined) noteName(open.at(-1), sign.slice(0, -colon.length))
  }
}

function noteName(seen: Set<string> | null | undefined, quoted: string) {
  let name: string
  try {
    name = JSON.parse(quoted) as string
  } catch {
    throw wrong('notJson')
  }
  if (seen?.has(name)) throw twice(name)
  seen?.add(name)
}

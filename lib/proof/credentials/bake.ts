import { crc32, inflateSync } from 'node:zlib'
import { SaxesParser } from 'saxes'

/** What was baked into a picture: the text of a credential or of its JWT, or an assertion of Open Badges 2.0. */
export type Baked = { kind: 'ob3' | 'ob2'; text: string }

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
const keywords = { openbadgecredential: 'ob3', openbadges: 'ob2' } as const
const [namespace3, namespace2] = ['https://purl.imsglobal.org/ob/v3p0', 'http://openbadges.org']

/** Longest text that is read out of a picture, in characters. */
const textAtMost = 1024 * 1024

/**
 * A PNG with the credential in it (Open Badges 3.0 §5.3.1): an iTXt chunk right behind the header, in
 * the place of any that was there.
 */
export function bakePng(png: Uint8Array, text: string): Uint8Array {
  const kept = [...chunksOf(png)].filter(({ type, data }) => keywordOf(type, data) === null)
  const [header, ...rest] = kept
  if (!header) throw new Error('It is not a PNG.')
  // Keyword, not compressed (two zeros), no language, no translated keyword.
  const data = Buffer.concat([
    Buffer.from('openbadgecredential\0\0\0\0\0', 'latin1'),
    Buffer.from(text, 'utf8'),
  ])
  const chunks = [header, { type: 'iTXt', data }, ...rest]
  return new Uint8Array(Buffer.concat([signature, ...chunks.map(chunkBytes)]))
}

/** What a PNG has baked into it; null where it has nothing, or is no whole PNG. */
export function unbakePng(png: Uint8Array): Baked | null {
  for (const { type, data } of chunksOf(png)) {
    const keyword = keywordOf(type, data)
    const text = keyword && textOf(type, data.subarray(keyword.length + 1))
    if (keyword && text) return { kind: keywords[keyword], text }
  }
  return null
}

type Chunk = { type: string; data: Buffer }

/** The chunks of a PNG, up to one that is broken off or has a wrong checksum. */
function* chunksOf(png: Uint8Array): Generator<Chunk> {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  if (!bytes.subarray(0, 8).equals(signature)) return
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return
    const type = bytes.toString('latin1', at + 4, at + 8)
    yield { type, data: bytes.subarray(at + 8, end - 4) }
    at = end
  }
}

function chunkBytes({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function keywordOf(type: string, data: Buffer): keyof typeof keywords | null {
  if (type !== 'iTXt' && type !== 'tEXt') return null
  const keyword = data.toString('latin1', 0, Math.max(0, data.subarray(0, 80).indexOf(0)))
  return Object.hasOwn(keywords, keyword) ? (keyword as keyof typeof keywords) : null
}

/** Behind the keyword: in an iTXt whether it is compressed, then two texts that end in zeros. */
function textOf(type: string, data: Buffer): string | null {
  if (type === 'tEXt') return bounded(data)
  const language = data.indexOf(0, 2)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0) return null
  const text = data.subarray(translated + 1)
  if (data[0] === 0) return bounded(text)
  try {
    return bounded(inflateSync(text, { maxOutputLength: textAtMost }))
  } catch {
    return null
  }
}

function bounded(bytes: Buffer): string | null {
  return bytes.length > textAtMost ? null : bytes.toString('utf8')
}

/** No drawing nests deeper; each level makes the names of the next slower to find. */
const depthAtMost = 100

/**
 * An SVG with the credential in it (Open Badges 3.0 §5.3.2), as the first of its elements. Two letters
 * that XML cannot hold (XML 1.0 §2.2) are written as JSON escapes them, which says the same.
 */
export function bakeSvg(svg: string, text: string): string {
  const root = svg.match(/<svg\b(?:[^>"']|"[^"]*"|'[^']*')*>/)
  if (root?.index === undefined) throw new Error('It is not an SVG.')
  const opened = root[0].replace('<svg', `<svg xmlns:openbadges="${namespace3}"`)
  const isJson = text.trimStart().startsWith('{')
  const baked = isJson
    ? `<openbadges:credential><![CDATA[${inXml(text)}]]></openbadges:credential>`
    : `<openbadges:credential verify="${text}"></openbadges:credential>`
  const after = svg.slice(root.index + root[0].length)
  return `${svg.slice(0, root.index)}${opened}${baked}${after}`
}

function inXml(json: string): string {
  return json
    .replaceAll('\ufffe', '\\ufffe')
    .replaceAll('\uffff', '\\uffff')
    .replaceAll(']]>', ']]]]><![CDATA[>')
}

/** What an SVG has baked into it; null where it has nothing, or is no whole SVG. */
export function unbakeSvg(svg: string): Baked | null {
  let found: Baked | null = null
  let open: { kind: Baked['kind']; verify: string; text: string } | null = null
  let depth = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (++depth > depthAtMost) throw new Error('It nests too deeply.')
    const kind =
      uri === namespace3 && local === 'credential'
        ? 'ob3'
        : uri === namespace2 && local === 'assertion'
          ? 'ob2'
          : null
    if (kind) open = { kind, verify: attributes.verify?.value ?? '', text: '' }
  })
  const add = (text: string) => {
    if (open && open.text.length + text.length <= textAtMost) open.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    depth--
    if (!open) return
    const text = open.text.trim() || open.verify
    if (text) found ??= { kind: open.kind, text }
    open = null
  })
  try {
    parser.write(svg).close()
  } catch {
    return null
  }
  return found
}

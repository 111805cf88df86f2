import { object, type PdfObject, stream } from './file'
import { num } from './write'

/**
 * Takes the only page of a file written by pdfkit as a form XObject (ISO 32000-1, 8.10) with all
 * that it draws with; `next` gives object numbers. Such files have a plain cross-reference table, no
 * object streams, and no strings in what a page draws with.
 */
export function importPage(file: Uint8Array, next: () => number): ImportedPage {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const objects = readObjects(bytes)
  const page = [...objects.values()].find(({ dict }) => /\/Type \/Page\b(?!s)/.test(dict))
  if (!page) throw new Error('the file has no page')
  const contents = objects.get(refIn(page.dict, 'Contents'))
  const resources = objects.get(refIn(page.dict, 'Resources'))
  if (!contents?.data || !resources) throw new Error('the page has no contents')
  const [, , width = 0, height = 0] = boxIn(page.dict)

  const made: PdfObject[] = []
  const renumbered = new Map<number, number>()
  const take = (id: number): number => {
    const known = renumbered.get(id)
    if (known !== undefined) return known
    const own = next()
    renumbered.set(id, own)
    const found = objects.get(id)
    if (!found) throw new Error(`object ${id} is missing`)
    made.push(written(own, withRefs(found.dict, take), found.data))
    return own
  }
  const id = next()
  const box = `[0 0 ${num(width)} ${num(height)}]`
  const form = `/Type /XObject /Subtype /Form /BBox ${box} /Resources ${withRefs(resources.dict, take)}`
  const filter = /\/Filter \/\w+/.exec(contents.dict)?.[0] ?? ''
  made.push(stream(id, `${form} ${filter}`, contents.data, 'not'))
  return { id, width, height, objects: made }
}

/** `id` is the form's; width and height in points. */
export type ImportedPage = { id: number; width: number; height: number; objects: PdfObject[] }

type Read = { dict: string; data?: Buffer }

function readObjects(bytes: Buffer): Map<number, Read> {
  const text = bytes.toString('latin1')
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
  const [, first = 0, count = 0] = (/^xref\s+(\d+) (\d+)\s+/.exec(text.slice(at)) ?? []).map(Number)
  const table = text.indexOf('0000000000 65535 f', at)
  const objects = new Map<number, Read>()
  for (let i = 1; i < count; i++) {
    const offset = Number(text.slice(table + 20 * i, table + 20 * i + 10))
    objects.set(first + i, readObject(bytes, text, offset))
  }
  return objects
}

function readObject(bytes: Buffer, text: string, offset: number): Read {
  const begin = text.indexOf('obj', offset) + 3
  const streamAt = text.indexOf('stream\n', begin)
  const end = text.indexOf('endobj', begin)
  if (streamAt < 0 || streamAt > end) return { dict: text.slice(begin, end).trim() }
  const dict = text.slice(begin, streamAt).trim()
  const length = Number(/\/Length (\d+)/.exec(dict)?.[1])
  const from = streamAt + 'stream\n'.length
  return { dict, data: bytes.subarray(from, from + length) }
}

function refIn(dict: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dict)?.[1])
}

function boxIn(dict: string): number[] {
  return (/\/MediaBox \[([^\]]*)\]/.exec(dict)?.[1] ?? '').split(' ').map(Number)
}

function withRefs(dict: string, take: (id: number) => number): string {
  return dict.replace(/(\d+) 0 R\b/g, (_, id: string) => `${take(Number(id))} 0 R`)
}

function written(id: number, dict: string, data: Buffer | undefined): PdfObject {
  if (!data) return object(id, dict)
  const inner = dict.replace(/^<<|>>$/g, '').replace(/\/Length \d+/, '')
  return stream(id, inner, data, 'not')
}

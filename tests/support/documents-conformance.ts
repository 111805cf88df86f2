import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'

type Dict = { [key: string]: Value }
type Value = string | number | boolean | null | Value[] | Dict
type Stream = { dict: Dict; data?: string }
type PdfObject = { value?: Value; stream?: Stream }

/** What a file is built to, as far as its structure tells: the names of the rules that it breaks. */
export function brokenRules(pdf: Uint8Array): string[] {
  const file = readPdf(pdf)
  return Object.entries(rules).flatMap(([name, holds]) => (holds(file) ? [] : [name]))
}

/**
 * From ISO 19005-3 (PDF/A-3, level A) and ISO 14289-1 (PDF/UA-1): what can be seen without drawing.
 * A validator knows more; these are the ones that a change here could break.
 */
const rules: Record<string, (file: PdfFile) => boolean> = {
  'the header marks the file as binary': ({ bytes }) =>
    /^%PDF-1\.7\n%[\x80-\xff]{4}\n/.test(bytes.toString('latin1', 0, 20)),
  'the trailer has an id': ({ trailer }) =>
    Array.isArray(trailer['/ID']) && trailer['/ID'].length === 2,
  'nothing is encrypted': ({ trailer }) => trailer['/Encrypt'] === undefined,
  'no stream is compressed by LZW': ({ all }) =>
    all.every(({ stream }) => stream?.dict['/Filter'] !== '/LZWDecode'),
  'no script, no action at opening': ({ catalog }) => !catalog['/OpenAction'] && !catalog['/AA'],
  'the language is said': ({ catalog }) => /^u:[a-z]{2}/.test(String(catalog['/Lang'])),
  'it is marked': ({ catalog, dict }) => dict(catalog['/MarkInfo'])['/Marked'] === true,
  'the title is shown': ({ catalog, dict }) =>
    dict(catalog['/ViewerPreferences'])['/DisplayDocTitle'] === true,
  'colours have a meaning': ({ catalog, dict, list }) =>
    list(catalog['/OutputIntents']).some(
      (one) =>
        dict(one)['/S'] === '/GTS_PDFA1' && dict(dict(one)['/DestOutputProfile'])['/N'] === 3,
    ),
  'XMP says PDF/A-3 and PDF/UA-1': ({ xmp }) =>
    xmp['pdfaid:part'] === '3' && xmp['pdfaid:conformance'] === 'A' && xmp['pdfuaid:part'] === '1',
  'XMP describes the property of PDF/UA': ({ xmp }) =>
    xmp['pdfaSchema:prefix'] === 'pdfuaid' && xmp['pdfaProperty:name'] === 'part',
  'XMP and information say the same': ({ xmp, info }) => {
    const said = [info['/Title'], info['/Author'], info['/Producer'], info['/Creator']]
    const own = [xmp['dc:title'], xmp['dc:creator'], xmp['pdf:Producer'], xmp['xmp:CreatorTool']]
    const at = String(info['/CreationDate']).replace(
      /^u:D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/,
      '$1-$2-$3T$4:$5:$6Z',
    )
    return said.every((text, i) => text === `u:${own[i]}`) && at === xmp['xmp:CreateDate']
  },
  'fonts are embedded, with their text': ({ all, dict }) =>
    fontsOf(all).every((font) => {
      if (font['/Subtype'] !== '/Type0') return true
      const [cid] = font['/DescendantFonts'] as Value[]
      const descriptor = dict(dict(cid)['/FontDescriptor'])
      return Boolean(
        font['/ToUnicode'] && descriptor['/FontFile2'] && dict(cid)['/CIDToGIDMap'] === '/Identity',
      )
    }),
  'there are fonts, none of the standard ones': ({ all }) =>
    fontsOf(all).length > 0 &&
    fontsOf(all).every((font) => /^\/[A-Z]{6}\+/.test(String(font['/BaseFont']))),
  'annotations are printed, described and in the structure': ({ annotations }) =>
    annotations.every(
      (one) =>
        Number(one['/F']) & 4 &&
        typeof one['/StructParent'] === 'number' &&
        (one['/Subtype'] !== '/Link' || one['/Contents']),
    ),
  'tabs follow the structure': ({ page }) => page['/Tabs'] === '/S',
  'all marked content is in the structure, once': ({ marks, elements }) => {
    const kids = elements.flatMap(({ mcids }) => mcids).sort((a, b) => a - b)
    return (
      marks.length > 0 && JSON.stringify([...marks].sort((a, b) => a - b)) === JSON.stringify(kids)
    )
  },
  'content is marked, or decoration': ({ loose }) => loose.length === 0,
  'the parent tree leads back': ({ parents, elements }) =>
    elements.every(({ id, mcids }) => mcids.every((mcid) => parents[mcid] === id)),
  'there is one first heading': ({ elements }) =>
    elements.filter(({ type }) => type === '/H1').length === 1,
  'pictures have words and a place': ({ elements }) =>
    elements.every(
      ({ type, dict: own }) =>
        type !== '/Figure' ||
        (String(own['/Alt'] ?? '').length > 2 && JSON.stringify(own['/A']).includes('/BBox')),
    ),
  'links and fields hold their annotation': ({ elements }) =>
    elements.every(
      ({ type, dict: own }) =>
        !['/Link', '/Form'].includes(type) || JSON.stringify(own['/K']).includes('/OBJR'),
    ),
  'attached files say what they are': ({ catalog, dict, list }) =>
    list(catalog['/AF']).every((one) => {
      const spec = dict(one)
      const file = dict(dict(spec['/EF'])['/F'])
      return Boolean(
        spec['/F'] &&
          spec['/UF'] &&
          spec['/AFRelationship'] &&
          file['/Subtype'] &&
          dict(file['/Params'])['/ModDate'],
      )
    }),
}

type PdfFile = ReturnType<typeof readPdf>

function readPdf(pdf: Uint8Array) {
  const bytes = Buffer.from(pdf)
  const read = readObjects(bytes)
  const objects = read.qpdf[1] as Record<string, PdfObject>
  const at = (ref: Value | undefined): PdfObject =>
    (typeof ref === 'string' && objects[`obj:${ref}`]) || { value: ref ?? null }
  const dict = (ref: Value | undefined): Dict =>
    (at(ref).stream?.dict ?? at(ref).value ?? {}) as Dict
  const list = (ref: Value | undefined): Value[] =>
    Array.isArray(at(ref).value) ? (at(ref).value as Value[]) : []
  const dataOf = (ref: Value | undefined) => Buffer.from(at(ref).stream?.data ?? '', 'base64')
  const trailer = objects.trailer?.value as Dict
  const catalog = dict(trailer['/Root'])
  const page = dict(list(dict(catalog['/Pages'])['/Kids'])[0])
  const content = list(page['/Contents'])
    .map((ref) => dataOf(ref).toString('latin1'))
    .join('\n')
  const all = Object.values(objects)
  const root = dict(catalog['/StructTreeRoot'])
  const elements = walk(root['/K'], dict)
  const parents = list(list(dict(root['/ParentTree'])['/Nums'])[1])
  return {
    ...{ bytes, all, trailer, catalog, page, dict, list, elements, parents },
    info: dict(trailer['/Info']),
    xmp: readXmp(dataOf(catalog['/Metadata']).toString('utf8')),
    annotations: list(page['/Annots']).map(dict),
    marks: [...content.matchAll(/\/MCID (\d+)/g)].map(([, mcid]) => Number(mcid)),
    loose: paintedLoosely(content),
  }
}

/** The operators that paint outside of marked content. */
function paintedLoosely(content: string): string[] {
  const bare = content.replace(/\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>/g, ' ')
  let depth = 0
  const loose: string[] = []
  for (const [operator] of bare.matchAll(/(?<![\w/])(?:BDC|BMC|EMC|TJ|Tj|Do|f|S|B)(?!\w)/g)) {
    if (operator === 'EMC') depth--
    else if (operator === 'BDC' || operator === 'BMC') depth++
    else if (depth === 0) loose.push(operator)
  }
  return loose
}

/** A file that is broken in other ways too is read as well as it goes. */
function readObjects(bytes: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-conformance-'))
  const file = join(folder, 'file.pdf')
  writeFileSync(file, bytes)
  const how = ['--json=2', '--json-stream-data=inline', '--decode-level=generalized', file]
  const { stdout } = spawnSync('qpdf', how, { encoding: 'utf8', maxBuffer: 256 << 20 })
  rmSync(folder, { recursive: true })
  return JSON.parse(stdout)
}

type Element = { id: Value; type: string; dict: Dict; mcids: number[] }

function walk(ref: Value | undefined, dict: (ref: Value | undefined) => Dict): Element[] {
  const own = dict(ref)
  if (!own['/S']) return []
  const kids = Array.isArray(own['/K']) ? own['/K'] : [own['/K'] ?? null]
  const mcids = kids.filter((kid): kid is number => typeof kid === 'number')
  const below = kids.flatMap((kid) => (typeof kid === 'string' ? walk(kid, dict) : []))
  return [{ id: ref ?? null, type: String(own['/S']), dict: own, mcids }, ...below]
}

function fontsOf(all: PdfObject[]): Dict[] {
  return all.flatMap(({ value }) => {
    const dict = value as Dict | null
    return dict && typeof dict === 'object' && dict['/Type'] === '/Font' ? [dict] : []
  })
}

/** The text of each property, by its name. */
function readXmp(packet: string): Record<string, string> {
  const found: Record<string, string> = {}
  const open: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => open.push(name))
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    const name = open.findLast((one) => !one.startsWith('rdf:'))
    if (name && text.trim()) found[name] = text
  })
  parser.write(packet).close()
  return found
}

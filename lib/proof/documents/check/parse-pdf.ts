import { isPublicId } from '@/lib/platform/ids/ids'
import { checkSignature, type SignatureState } from './check-signature'
import { inkOf, type Stroke } from './ink'
import type { Matrix } from './matrix'
import { largestPicture, type Picture } from './page-picture'
import { type PdfEngine, pdfEngine } from './pdf-engine'
import type { PenFont } from './pen'
import {
  type Attachment,
  attachmentAtMost,
  attachmentsAtMost,
  type Ink,
  idsAtMost,
  type ReadLimits,
  type ReadPage,
  type ReadPdf,
  type UnreadableCode,
} from './read'
import { readLine, textLines } from './text-lines'
import { TooMuch, walkPage } from './walk-page'

export type Parsed = { ok: true; read: ReadPdf } | { ok: false; code: UnreadableCode }

/**
 * Reads a PDF in this very thread, which may take forever and all memory: `readPdf` puts limits on
 * both. What anyone may have made broken is answered, never thrown.
 */
export async function parsePdf(bytes: Uint8Array, limits: ReadLimits): Promise<Parsed> {
  if (bytes.length > limits.bytes) return { ok: false, code: 'too-large' }
  // It may stand a little further in (ISO 32000-1, annex H.3).
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length))
  if (!head.includes('%PDF-')) return { ok: false, code: 'not-pdf' }
  const signature = checkSignature(bytes)
  const engine = await pdfEngine()
  const task = engine.getDocument({
    // It is taken over, and the caller's would be gone.
    data: new Uint8Array(bytes),
    // Glyphs come as outlines then.
    disableFontFace: true,
    ...{ useSystemFonts: false, useWasm: false, enableXfa: false },
    ...{ isOffscreenCanvasSupported: false, isImageDecoderSupported: false },
    verbosity: engine.VerbosityLevel.ERRORS,
  })
  try {
    const pdf = await task.promise
    if (pdf.numPages > limits.pages) return { ok: false, code: 'too-many-pages' }
    return { ok: true, read: await readAll(engine, pdf, signature) }
  } catch (error) {
    if (error instanceof TooMuch) return { ok: false, code: 'too-much' }
    const named = error instanceof Error && error.name === 'PasswordException'
    return { ok: false, code: named ? 'encrypted' : 'broken' }
  } finally {
    await task.destroy()
  }
}

type Pdf = Awaited<ReturnType<PdfEngine['getDocument']>['promise']>
type Page = Awaited<ReturnType<Pdf['getPage']>>

async function readAll(engine: PdfEngine, pdf: Pdf, bytes: SignatureState): Promise<ReadPdf> {
  const info = (await pdf.getMetadata()).info as Record<string, unknown>
  // A program that wrote the file anew keeps the signature's field, but not the bytes it is over.
  const rewritten = bytes.state === 'none' && info.IsSignaturesPresent === true
  const layers = await pdf.getOptionalContentConfig({ intent: 'display' })
  const pages: ReadPage[] = []
  const links: string[] = []
  let picture: Picture | null = null
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const found = await page.getAnnotations({ intent: 'display' })
    for (const { url, unsafeUrl } of found) {
      const address = url ?? unsafeUrl
      if (typeof address === 'string') links.push(address)
    }
    const operators = await page.getOperatorList({ intent: 'display' })
    const read = readPage(engine, page, operators, (layer) => layers.isVisible(layer))
    if (read.letters.length === 0) picture ??= await largestPicture(engine, operators, page.objs)
    pages.push(read)
  }
  const texts = pages.flatMap(({ letters }) =>
    textLines(letters).map((line) => readLine(line).text),
  )
  return {
    ...{ pages, links, ids: idsIn([...texts, ...links]), picture },
    attachments: await readAttachments(pdf),
    signature: rewritten ? { state: 'bad', why: 'rewritten' } : bytes,
    producer: typeof info.Producer === 'string' ? info.Producer : null,
  }
}

type Operators = Awaited<ReturnType<Page['getOperatorList']>>

function readPage(
  engine: PdfEngine,
  page: Page,
  { fnArray, argsArray }: Operators,
  isShown: (layer: unknown) => boolean,
): ReadPage {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const whole = { left: 0, top: 0, width, height }
  const operators = { fnArray, argsArray, fontOf: fontsOf(page), isShown }
  return { width, height, ...walkPage(engine, operators, transform as unknown as Matrix, whole) }
}

/** The fonts of a page by their names, each looked up once. */
function fontsOf({ commonObjs }: Page): (id: string) => PenFont | null {
  const fonts = new Map<string, PenFont | null>()
  return (id) => {
    const known = fonts.get(id)
    if (known !== undefined) return known
    const font = commonObjs.has(id) ? (commonObjs.get(id) as EngineFont) : null
    const made = font && {
      scale: font.fontMatrix?.[0] ?? 0.001,
      vertical: font.vertical === true,
      inkOf: inksOf(commonObjs, font.loadedName),
    }
    fonts.set(id, made)
    return made
  }
}

type EngineFont = { fontMatrix?: number[]; vertical?: boolean; loadedName: string }

function inksOf(objects: Page['commonObjs'], font: string): (fontChar: string) => Ink | null {
  const inks = new Map<string, Ink | null>()
  return (fontChar) => {
    const known = inks.get(fontChar)
    if (known !== undefined) return known
    const id = `${font}_path_${fontChar}`
    const outline = objects.has(id) ? (objects.get(id) as { path: ArrayLike<number> }).path : null
    const ink = outline && inkOf(strokesOf(outline))
    inks.set(fontChar, ink)
    return ink
  }
}

const strokes = ['M', 'L', 'C', 'Q'] as const

/** An outline as pdf.js writes it: the number of an operator, then its points. */
function* strokesOf(path: ArrayLike<number>): Generator<Stroke> {
  for (let at = 0; at < path.length; ) {
    const kind = strokes[path[at] ?? 4]
    const length = kind === 'C' ? 6 : kind === 'Q' ? 4 : kind ? 2 : 0
    const points = Array.from({ length }, (_, i) => path[at + 1 + i] ?? 0)
    if (kind) yield [kind, ...points] as unknown as Stroke
    at += 1 + length
  }
}

async function readAttachments(pdf: Pdf): Promise<Attachment[]> {
  const files = (await pdf.getAttachments()) as Record<string, EngineFile> | null
  return Object.values(files ?? {})
    .filter(({ content }) => content && content.length <= attachmentAtMost)
    .slice(0, attachmentsAtMost)
    .map(({ filename, content }) => ({ name: filename, bytes: new Uint8Array(content) }))
}

type EngineFile = { filename: string; content: Uint8Array }

function idsIn(texts: readonly string[]): string[] {
  const found = texts.flatMap(
    (text) => text.match(/(?<![0-9A-Za-z])[0-9A-Za-z]{24}(?![0-9A-Za-z])/g) ?? [],
  )
  return [...new Set(found.filter(isPublicId))].slice(0, idsAtMost)
}

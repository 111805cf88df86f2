import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { cuts, families, fontFile } from './text/faces'

/** Packages whose version can change the bytes of a document. */
const packages = [
  '@react-pdf/renderer',
  '@react-pdf/layout',
  '@react-pdf/render',
  '@react-pdf/textkit',
  '@react-pdf/svg',
  'pdfkit',
  'fontkit',
  'harfbuzzjs',
  'bidi-js',
  'qrcode',
]

/** Bump it with every change here that can alter a document's bytes; a test holds the two together. */
export const rendererVersion = '9'

let known: string | undefined

/**
 * Identifies everything but template and document that decides the unsigned bytes: this code,
 * packages, fonts, of the runtime what compresses, breaks Thai lines and writes dates, and how many
 * bytes are kept for a signature (`signatureRoom`, where there is to be one). The same fingerprint
 * and the same document give the same bytes. Reads every font once a process.
 */
export function fingerprint(signatureRoom?: number): string {
  known ??= compute()
  if (signatureRoom === undefined) return known
  return createHash('sha256').update(`${known} room ${signatureRoom}`).digest('hex')
}

function compute(): string {
  const root = process.env.LAUREL_ROOT ?? process.cwd()
  const hash = createHash('sha256').update(rendererVersion)
  const { zlib, icu } = process.versions
  hash.update(`\nzlib ${zlib} ${process.arch}\nicu ${icu}`)
  for (const name of packages) {
    const manifest = readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')
    hash.update(`\n${name} ${JSON.parse(manifest).version}`)
  }
  const files = new Set(families.flatMap((family) => cuts.map((cut) => fontFile(family, cut))))
  for (const file of files) {
    hash.update(`\n${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
  }
  return hash.digest('hex')
}

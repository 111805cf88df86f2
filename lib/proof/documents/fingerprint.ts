import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { cuts, families, fontFile } from './faces'
import { templateVersion } from './template-classic'

/** Packages whose version can change the bytes of a document. */
const packages = [
  '@react-pdf/renderer',
  '@react-pdf/layout',
  '@react-pdf/render',
  '@react-pdf/textkit',
  'pdfkit',
  'fontkit',
  'qrcode',
]

let known: string | undefined

/**
 * Identifies everything but the document itself that decides the bytes: template, packages, fonts.
 * The same fingerprint and the same document give the same bytes. Reads every font once a process.
 */
export function fingerprint(): string {
  known ??= compute()
  return known
}

function compute(): string {
  const root = process.env.LAUREL_ROOT ?? process.cwd()
  const hash = createHash('sha256').update(templateVersion)
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

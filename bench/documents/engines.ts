import { createPrivateKey } from 'node:crypto'
import { chromium } from '@playwright/test'
import PDFDocument from 'pdfkit'
import { renderPlain } from '@/lib/proof/documents/plain/render-plain'
import { renderMany } from '@/lib/proof/documents/pool'
import { renderCertificate } from '@/lib/proof/documents/render'
import type { CertificateDocument } from '@/lib/proof/documents/schema'
import { makeKey } from '@/lib/proof/documents/sign/make-key'
import { browserArgs, browserPath } from '@/scripts/testing/browser'
import { htmlOf } from './html'
import { type PageSpec, pageSpec } from './page-spec'
import { type Script, sampleCredential, sampleDocument, sampleTemplate } from './sample'

/** `make`: the certificates from the n-th on; answers the bytes of the last. `share`: how many at a time. */
export type Engine = {
  share: number
  make: (script: Script, from: number, count: number) => Promise<number>
}

/** What the bench can run in Node; each in a process of its own. */
export const engines: Record<string, () => Promise<Engine>> = {
  'laurel unsigned': async () => stamped(async () => ({})),
  'laurel attached': async () => stamped(async () => ({}), sampleCredential),
  'laurel signed': async () => stamped(signing, sampleCredential),
  'laurel both cores': async () => ({
    share: 500,
    make: async (script, from, count) => {
      const docs = numbers(from, count).map((n) => sampleDocument(script, n))
      const results = await renderMany({ template: sampleTemplate, docs })
      const last = results.at(-1)
      return last?.ok ? last.bytes.length : 0
    },
  }),
  'react-pdf unsigned': async () =>
    each(async (doc) => (await renderPlain(sampleTemplate, doc)).length),
  'pdfkit unsigned': async () => each((doc) => drawByPdfkit(pageSpec(doc))),
  'chromium unsigned': async () => {
    const executablePath = browserPath()
    if (!executablePath) throw new Error('there is no Chromium')
    const browser = await chromium.launch({
      executablePath,
      args: [...browserArgs, '--allow-file-access-from-files'],
    })
    const page = await browser.newPage()
    await page.goto('file:///')
    return each(async (doc) => {
      const spec = pageSpec(doc)
      await page.setContent(htmlOf(spec))
      const [width, height] = [`${spec.width / 72}in`, `${spec.height / 72}in`]
      return (await page.pdf({ width, height, printBackground: true })).length
    })
  },
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)

function each(one: (doc: CertificateDocument) => Promise<number>): Engine {
  return { share: 1, make: (script, n) => one(sampleDocument(script, n)) }
}

type Options = NonNullable<Parameters<typeof renderCertificate>[2]>

async function stamped(options: () => Promise<Options>, credential?: string): Promise<Engine> {
  const how = await options()
  return each(async (doc) => {
    const given = credential ? { ...doc, credential } : doc
    return (await renderCertificate(sampleTemplate, given, how)).bytes.length
  })
}

async function signing(): Promise<Options> {
  const at = new Date('2026-11-26T12:00:00Z')
  const { key, certificates } = await makeKey('Northwind Academy', 'p256', at)
  // As a key comes out of the database.
  const opened = createPrivateKey({
    key: key.export({ format: 'der', type: 'pkcs8' }),
    ...({ format: 'der', type: 'pkcs8' } as const),
  })
  return { signing: { key: { key: opened, certificates }, at } }
}

/** What one would write by hand with pdfkit, on which react-pdf draws too. */
function drawByPdfkit(spec: PageSpec): Promise<number> {
  const doc = new PDFDocument({ size: [spec.width, spec.height], margin: 0 })
  let bytes = 0
  const done = new Promise<number>((resolve) => {
    doc.on('data', (part: Buffer) => {
      bytes += part.length
    })
    doc.on('end', () => resolve(bytes))
  })
  doc.rect(0, 0, spec.width, spec.height).fill(spec.ground)
  for (const { d, m, fill, stroke, width, opacity } of spec.paths) {
    doc
      .save()
      .transform(...m)
      .path(d)
      .lineWidth(width)
      .strokeOpacity(opacity)
    if (fill && stroke) doc.fillAndStroke(fill, stroke)
    else if (fill) doc.fill(fill)
    else if (stroke) doc.stroke(stroke)
    doc.restore()
  }
  for (const bar of spec.bars) doc.rect(bar.x, bar.y, bar.width, bar.height).fill(bar.color)
  for (const { x, y, size, color, runs } of spec.lines) {
    let pen = x
    for (const { text, font } of runs) {
      doc.font(font).fontSize(size).fillColor(color)
      doc.text(text, pen, y, { lineBreak: false, baseline: 'alphabetic' })
      pen += doc.widthOfString(text)
    }
  }
  const module = spec.qr.side / spec.qr.size
  for (const [a, b, run] of spec.qr.runs) {
    doc.rect(spec.qr.x + a * module, spec.qr.y + b * module, run * module, module)
  }
  doc.fill('#1d2620')
  doc.link(spec.qr.x, spec.qr.y, spec.qr.side, spec.qr.side, spec.link)
  doc.end()
  return done
}

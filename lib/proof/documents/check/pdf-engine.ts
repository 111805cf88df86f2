/** pdf.js, and the numbers of the operators that it takes a page apart into. */
export type PdfEngine = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

let engine: Promise<PdfEngine> | undefined

/** Loads pdf.js once a thread, in about 0.2 s. */
export function pdfEngine(): Promise<PdfEngine> {
  engine ??= load()
  return engine
}

/**
 * It would load a canvas for drawing, with a library of its own for each machine; nothing is drawn
 * here, so empty classes do.
 */
async function load(): Promise<PdfEngine> {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: class {} })
  }
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

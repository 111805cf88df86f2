import type { PDFDocumentLoadingTask, PDFWorker } from 'pdfjs-dist'

// The build for older browsers too: the other one wants those of the last months.
const load = () => import('pdfjs-dist/legacy/build/pdf.mjs')

let ready: ReturnType<typeof open> | undefined

/** pdf.js and its worker come when the first page is to be drawn, from this site alone. */
async function open() {
  const pdfjs = await load()
  pdfjs.GlobalWorkerOptions.workerSrc = new URL(
    'pdfjs-dist/legacy/build/pdf.worker.min.mjs',
    import.meta.url,
  ).toString()
  return { pdfjs, worker: new pdfjs.PDFWorker() as PDFWorker }
}

/** Fetches what drawing needs, so that the first page need not wait for it. */
export function warmUp(): void {
  ready ??= open()
}

/** Beyond it a canvas costs more memory than it shows detail. */
const pixelsAtMost = 12_000_000

/**
 * Draws the only page of a file on a canvas of its own, `width` in pixels of the screen. Its fonts
 * are its own and its pictures plain, so neither fonts nor WebAssembly are fetched for it.
 */
export async function drawPdf(bytes: Uint8Array, width: number): Promise<HTMLCanvasElement> {
  ready ??= open()
  const { pdfjs, worker } = await ready
  const task: PDFDocumentLoadingTask = pdfjs.getDocument({
    ...{ data: bytes, worker, useWasm: false, isEvalSupported: false, useSystemFonts: false },
    ...{ enableXfa: false, stopAtErrors: true, verbosity: 0 },
  })
  try {
    const page = await (await task.promise).getPage(1)
    const plain = page.getViewport({ scale: 1 })
    const most = Math.sqrt(pixelsAtMost / (plain.width * plain.height))
    const viewport = page.getViewport({ scale: Math.min(width / plain.width, most) })
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(viewport.width)
    canvas.height = Math.round(viewport.height)
    await page.render({ canvas, viewport, annotationMode: pdfjs.AnnotationMode.DISABLE }).promise
    return canvas
  } finally {
    void task.destroy()
  }
}

import { askPreview, type Preview, type PreviewOrder, type Problem } from './ask-preview'
import { drawPdf, warmUp } from './draw-pdf'
import { newestFirst } from './newest-first'

/** `asked` and `drawn` number the changes: the page shows the newest when they are the same. */
export type PreviewState = {
  asked: number
  drawn: number
  problem?: Problem | undefined
  /** The server was not reached, or this browser does not draw it. */
  trouble?: 'offline' | 'browser' | undefined
}

type Step = { order: PreviewOrder; serial: number; at: number }
type Drawing = { bytes: Uint8Array; serial: number; at: number; serverMs: number; gotAt: number }

/** Milliseconds after which a request gives way to a newer one. */
const patience = 500
/** Milliseconds after which the server's render threads are about to rest. */
const threadsRest = 25_000

/**
 * Keeps a canvas in `host` at what is asked for: the old page stays until the new one is drawn. While
 * one request is under way the newest change waits for it, so that a drag is followed at the pace
 * that server and screen have.
 */
export function openPreviewer(host: HTMLElement, tell: (change: Partial<PreviewState>) => void) {
  let serial = 0
  let newest: Step | undefined
  let shown: Drawing | undefined

  const fetches = newestFirst<Step>(async (step, signal) => {
    let preview: Preview
    try {
      preview = await askPreview(step.order, signal)
    } catch {
      if (!signal.aborted) tell({ trouble: 'offline' })
      return
    }
    take(preview, step)
  }, patience)

  function take(preview: Preview, step: Step) {
    if ('overtaken' in preview) {
      // Another window of the same person had its turn; this one asks again when it is at rest.
      setTimeout(() => newest === step && fetches.ask(step), patience)
    } else if ('problem' in preview) {
      tell({ problem: preview.problem, drawn: step.serial, trouble: undefined })
    } else {
      const { serial, at } = step
      drawings.ask({ ...preview, serial, at, gotAt: performance.now() })
    }
  }

  const drawings = newestFirst<Drawing>(async (drawing) => {
    // pdf.js takes the bytes over; at another size they are needed again.
    const width = host.clientWidth * window.devicePixelRatio
    const canvas = await drawPdf(drawing.bytes.slice(), width).catch(() => undefined)
    if (!canvas) return tell({ trouble: 'browser', drawn: drawing.serial })
    canvas.className = 'absolute inset-0 size-full object-contain'
    host.replaceChildren(canvas)
    if (shown !== drawing) measure(drawing)
    shown = drawing
    tell({ drawn: drawing.serial, problem: undefined, trouble: undefined })
  }, Number.POSITIVE_INFINITY)

  const sizes = new ResizeObserver(() => shown && drawings.ask(shown))
  sizes.observe(host)
  warmUp()

  function ask(order: PreviewOrder) {
    serial += 1
    newest = { order, serial, at: performance.now() }
    tell({ asked: serial })
    fetches.ask(newest)
  }

  return {
    ask,
    /** Wakes resting threads when somebody comes near, before they change anything. */
    wake: () => {
      if (newest && performance.now() - newest.at > threadsRest) ask(newest.order)
    },
    stop: () => {
      fetches.stop()
      drawings.stop()
      sizes.disconnect()
    },
  }
}

/** From the change to the page on the screen, for whoever asks the browser. */
function measure({ serial, at, gotAt, serverMs }: Drawing) {
  const end = performance.now()
  const detail = { serial, serverMs, fetchMs: gotAt - at, drawMs: end - gotAt }
  performance.measure('preview', { start: at, end, detail })
}

import { getDocument, PDFWorker, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
// Named so that they lie in the app; the worker imports them when a page was scanned as JBIG2 or JPEG 2000.
import jbig2Address from 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js?url'
import openjpegAddress from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url'
import { PdfData } from './pdf-data.ts'
import { startPdfWorker } from './pdf-worker.ts'

/** Of a canvas: a page of odd proportions gets fewer pixels rather than gigabytes. */
const SIDE_PX_MAX = 6000
const AREA_PX_MAX = 16_000_000

/** An open PDF. Everything of it is in a worker of its own. */
export interface PdfDocument {
  pageCount: number
  /** Draws a page, counted from 1, onto white, as wide as the canvas is on screen. Answers its width / height. */
  draw(page: number, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<number>
  /** The words of a page, for who can't see it. */
  text(page: number): Promise<string>
  /** Ends the worker, whatever it is doing. */
  close(): void
}

/**
 * Reads a PDF: no scripts, no forms that act, nothing from outside. `signal` ends it at any time. Rejects with errors
 * that `pdfProblem` knows.
 */
export async function openPdf(bytes: Uint8Array, signal: AbortSignal): Promise<PdfDocument> {
  signal.throwIfAborted()
  const thread = startPdfWorker()
  const worker = PDFWorker.create({ port: thread })
  const loading = getDocument({
    data: bytes,
    worker,
    // WebAssembly is not among what the window's policy allows; the same decoders come as JavaScript.
    useWasm: false,
    wasmUrl: folderOf(openjpegAddress, jbig2Address),
    useWorkerFetch: false,
    BinaryDataFactory: PdfData,
    enableXfa: false,
    verbosity: 0,
  })
  const close = () => {
    thread.terminate()
    void loading.destroy().catch(() => undefined)
    worker.destroy()
  }
  const brokenThread = new Promise<never>((_, reject) => {
    thread.addEventListener('error', () => reject(new Error('the reader of PDFs did not start')))
  })
  try {
    const pdf = await orAborted(signal, Promise.race([loading.promise, brokenThread]))
    return {
      pageCount: pdf.numPages,
      async draw(number, canvas, drawing) {
        const page = await orAborted(drawing, pdf.getPage(number))
        return drawPage(page, canvas, drawing)
      },
      async text(number) {
        const { items } = await (await pdf.getPage(number)).getTextContent()
        return items.map((item) => ('str' in item ? item.str : '')).join(' ')
      },
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

async function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<number> {
  const natural = page.getViewport({ scale: 1 })
  const wanted = (canvas.clientWidth * devicePixelRatio) / natural.width
  const scale = Math.min(
    wanted,
    SIDE_PX_MAX / Math.max(natural.width, natural.height),
    Math.sqrt(AREA_PX_MAX / (natural.width * natural.height)),
  )
  const viewport = page.getViewport({ scale })
  canvas.width = Math.max(1, Math.round(viewport.width))
  canvas.height = Math.max(1, Math.round(viewport.height))
  const task = page.render({ canvas, viewport, background: '#ffffff' })
  const cancel = () => task.cancel()
  signal.addEventListener('abort', cancel)
  try {
    await orAborted(signal, task.promise)
  } finally {
    signal.removeEventListener('abort', cancel)
    page.cleanup()
  }
  return natural.width / natural.height
}

/** The result of a work that may never end, as when a worker hangs: rejects as soon as the signal says so. */
function orAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** The one folder of these addresses, with its slash at the end. */
function folderOf(...addresses: string[]): string {
  const [folder, ...others] = new Set(
    addresses.map((address) => new URL('.', new URL(address, location.href)).href),
  )
  if (folder === undefined || others.length > 0) throw new Error('the decoders lie in several folders')
  return folder
}

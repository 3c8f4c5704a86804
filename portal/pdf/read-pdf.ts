import { createTurns } from '../../renderer/ui/pdf/in-turn.ts'
import type { PdfDocument } from '../../renderer/ui/pdf/pdf-document.ts'
import { fetchPdf } from './fetch-pdf.ts'

/** For a worker to open a PDF, or to draw a page; one that takes longer is hanging. */
const PATIENCE_MS = 30_000

/** What becomes known of a PDF when its first page is drawn. */
export interface PdfGlance {
  pageCount: number
  /** Width / height of the first page. */
  aspect: number
}

const inTurn = createTurns()

/**
 * Opens the PDF where `href` leads; the code that reads PDFs is loaded with the first one. Throws ApiError, NetworkError, or
 * what the reader says of a damaged one.
 */
export async function openPdfAt(href: string, signal: AbortSignal): Promise<PdfDocument> {
  const [{ openPdf }, bytes] = await Promise.all([
    import('../../renderer/ui/pdf/pdf-document.ts'),
    fetchPdf(href, signal),
  ])
  return openPdf(bytes, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
}

/** Draws the first page. One PDF at a time, as each takes a worker and a phone has little memory. */
export function drawFirstPage(
  href: string,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<PdfGlance> {
  return inTurn(signal, async () => {
    const pdf = await openPdfAt(href, signal)
    try {
      const drawing = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
      return { pageCount: pdf.pageCount, aspect: await pdf.draw(1, canvas, drawing) }
    } finally {
      pdf.close()
    }
  })
}

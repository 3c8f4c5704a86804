import type { FileId } from '../../../protocol/wire/ids.ts'
import { readFile } from '../../stores/files.ts'
import { createTurns } from '../../ui/pdf/in-turn.ts'
import type { PdfDocument } from '../../ui/pdf/pdf-document.ts'

/** For a worker to read a PDF and draw its first page; one that takes longer is hanging. */
const PATIENCE_MS = 30_000

const inTurn = createTurns()

/**
 * Opens a PDF, has it used, and closes it: at most one is open in the window, others wait for their turn. The code that
 * reads PDFs is loaded with the first one. Rejects when the signal is aborted, or with what `pdfProblem` knows.
 */
export function withPdf<T>(
  fileId: FileId,
  signal: AbortSignal,
  work: (pdf: PdfDocument) => Promise<T>,
): Promise<T> {
  return inTurn(signal, async () => {
    const [{ openPdf }, bytes] = await Promise.all([import('../../ui/pdf/pdf-document.ts'), readFile(fileId)])
    const pdf = await openPdf(bytes, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
    try {
      return await work(pdf)
    } finally {
      pdf.close()
    }
  })
}

/** What becomes known of a PDF when it is first drawn; kept, so that its room is right when it comes back on screen. */
export interface PdfGlance {
  pageCount: number
  /** Width / height of the first page. */
  aspect: number
}

const glances = new Map<FileId, PdfGlance>()

export function glanceOf(fileId: FileId): PdfGlance | null {
  return glances.get(fileId) ?? null
}

/** Draws the first page and answers what was seen. */
export function drawFirstPage(
  fileId: FileId,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<PdfGlance> {
  return withPdf(fileId, signal, async (pdf) => {
    const drawing = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
    const aspect = await pdf.draw(1, canvas, drawing)
    const glance = { pageCount: pdf.pageCount, aspect }
    glances.set(fileId, glance)
    return glance
  })
}

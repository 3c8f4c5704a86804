import './pdf-in-node.ts'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { TEXT_MAX, usable } from './decode-text.ts'

const PAGES_MAX = 500

// It runs in this thread, which is one of its own already, instead of looking for a file of its worker.
Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler } })

/** The words of a PDF; null when it has none (a scan). Throws for a damaged or locked one. No script of it is run. */
export async function readPdfText(bytes: Uint8Array): Promise<string | null> {
  const task = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
  })
  try {
    const document = await task.promise
    let text = ''
    for (
      let number = 1;
      number <= Math.min(document.numPages, PAGES_MAX) && text.length < TEXT_MAX;
      number += 1
    ) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      for (const item of items) {
        if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '')
      }
      text += '\n'
      page.cleanup()
    }
    return usable(text)
  } finally {
    await task.destroy()
  }
}

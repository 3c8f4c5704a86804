import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib'

const SIZE = 8
const BOTTOM = 24
const GREY = rgb(0.42, 0.4, 0.36)

/**
 * One PDF of several, with the page's number and the count at the bottom of each page and `title` as its title. The
 * parts are taken one at a time.
 */
export async function joinPdfs(title: string, parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const whole = await PDFDocument.create()
  whole.setTitle(title)
  whole.setCreator('Foyer')
  whole.setProducer('Foyer')
  for await (const part of parts) {
    const document = await PDFDocument.load(part, { updateMetadata: false })
    for (const page of await whole.copyPages(document, document.getPageIndices())) whole.addPage(page)
  }
  const font = await whole.embedFont(StandardFonts.Helvetica)
  const pages = whole.getPages()
  for (const [index, page] of pages.entries()) {
    const words = `Page ${index + 1} of ${pages.length}`
    const x = (page.getWidth() - font.widthOfTextAtSize(words, SIZE)) / 2
    page.drawText(words, { x, y: BOTTOM, size: SIZE, font, color: GREY })
  }
  return whole.save()
}

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PageSizes, rgb, type PDFDocument, type PDFFont, type PDFImage, type PDFPage } from '@cantoo/pdf-lib'
import fontkit from '@cantoo/fontkit'

const MARGIN = 56
const LINE = 1.45
const INK = rgb(0.12, 0.11, 0.1)
const GREY = rgb(0.42, 0.4, 0.36)
const RULE = rgb(0.85, 0.83, 0.8)

interface Style {
  size?: number
  bold?: boolean
  grey?: boolean
}

/**
 * Writes paragraphs and pictures below each other on pages of their own at the end of a document. The font has Latin, Greek,
 * Cyrillic, Hebrew, Arabic and more; of what it hasn't (Chinese, Japanese, Korean) the code points stand in brackets, and
 * the attached record has it as it is.
 */
export class PdfText {
  readonly #document: PDFDocument
  readonly #plain: PDFFont
  readonly #bold: PDFFont
  #page: PDFPage
  #y = 0

  private constructor(document: PDFDocument, plain: PDFFont, bold: PDFFont) {
    this.#document = document
    this.#plain = plain
    this.#bold = bold
    this.#page = this.#newPage()
  }

  static async on(document: PDFDocument): Promise<PdfText> {
    document.registerFontkit(fontkit)
    const font = async (name: string) => document.embedFont(await fontFile(name), { subset: true })
    return new PdfText(document, await font('DejaVuSans'), await font('DejaVuSans-Bold'))
  }

  /** The next text begins a page. */
  breakPage(): void {
    this.#page = this.#newPage()
  }

  paragraph(text: string, { size = 10, bold = false, grey = false }: Style = {}): void {
    const font = bold ? this.#bold : this.#plain
    const width = this.#page.getWidth() - 2 * MARGIN
    for (const line of linesOf(printable(font, text), font, size, width)) {
      this.#need(size * LINE)
      this.#y -= size * LINE
      this.#page.drawText(line, { x: MARGIN, y: this.#y, size, font, color: grey ? GREY : INK })
    }
  }

  /** In points. */
  space(height: number): void {
    this.#y -= height
  }

  rule(): void {
    this.#need(12)
    this.#y -= 6
    const ends = { start: { x: MARGIN, y: this.#y }, end: { x: this.#page.getWidth() - MARGIN, y: this.#y } }
    this.#page.drawLine({ ...ends, thickness: 0.6, color: RULE })
    this.#y -= 6
  }

  /** A picture no larger than `width` and `height` points. */
  picture(image: PDFImage, width: number, height: number): void {
    const size = image.scaleToFit(width, height)
    this.#need(size.height + 4)
    this.#y -= size.height
    this.#page.drawImage(image, { x: MARGIN, y: this.#y, ...size })
    this.#y -= 4
  }

  #newPage(): PDFPage {
    const page = this.#document.addPage(PageSizes.A4)
    this.#y = page.getHeight() - MARGIN
    return page
  }

  #need(height: number): void {
    if (this.#y - height < MARGIN) this.breakPage()
  }
}

async function fontFile(name: string): Promise<Buffer> {
  return readFile(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))
}

/** What the font has no sign for, as its code point. */
function printable(font: PDFFont, text: string): string {
  const known = charactersOf(font)
  return [...text.replace(/\s+/gu, ' ')]
    .map((sign) => {
      const point = sign.codePointAt(0) ?? 0
      return known.has(point) ? sign : `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`
    })
    .join('')
}

const CHARACTERS = new WeakMap<PDFFont, Set<number>>()

function charactersOf(font: PDFFont): Set<number> {
  const known = CHARACTERS.get(font) ?? new Set(font.getCharacterSet())
  CHARACTERS.set(font, known)
  return known
}

/** Broken between words, and within a word that is wider than a line: a hash, an address. */
function linesOf(text: string, font: PDFFont, size: number, width: number): string[] {
  const fits = (line: string) => font.widthOfTextAtSize(line, size) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (!fits(line)) {
      let length = line.length - 1
      while (length > 1 && !fits(line.slice(0, length))) length--
      lines.push(line.slice(0, length))
      line = line.slice(length)
    }
  }
  return [...lines, line]
}

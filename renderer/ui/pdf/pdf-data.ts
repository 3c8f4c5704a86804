// Tables of scripts and fonts for symbols that PDFs name without bringing them along. The window can't fetch, so they
// are modules of the app, each loaded when a PDF wants it.
const modules = import.meta.glob<string>(
  [
    '../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
    '../../../node_modules/pdfjs-dist/standard_fonts/Foxit{Symbol,Dingbats}.pfb',
  ],
  { query: '?inline', import: 'default' },
)
const byName = new Map(Object.entries(modules).map(([path, load]) => [path.split('/').at(-1), load]))

/** Given to pdfjs-dist in place of its own factory, which fetches. */
export class PdfData {
  /** Rejects when there is no such data: pdfjs-dist then goes on without. */
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const load = byName.get(filename)
    if (!load) throw new Error(`no ${filename} in the app`)
    const address = await load()
    const bytes = atob(address.slice(address.indexOf(',') + 1))
    return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0))
  }
}

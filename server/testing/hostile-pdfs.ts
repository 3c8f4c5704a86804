import { deflateSync } from 'node:zlib'

/** A PDF of objects, numbered from 1, of which the first is the catalogue. Without a table: readers look for the objects. */
function pdfOf(...objects: (string | Buffer)[]): Buffer {
  const parts = objects.flatMap((object, index) => [`${index + 1} 0 obj\n`, object, '\nendobj\n'])
  return Buffer.concat(
    ['%PDF-1.7\n', ...parts, 'trailer << /Root 1 0 R >>\n%%EOF\n'].map((part) => Buffer.from(part)),
  )
}

const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>'
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>'

/** One page, named so often that the whole has about 24 MiB: more than three million pages. */
export function endlessPages(): Buffer {
  const count = 3_400_000
  return pdfOf(CATALOGUE, `<< /Type /Pages /Count ${count} /Kids [${'3 0 R '.repeat(count)}] >>`, PAGE)
}

/** A tree of pages of which every branch leads to its root twice. */
export function loopOfPages(): Buffer {
  return pdfOf(CATALOGUE, '<< /Type /Pages /Count 9 /Kids [2 0 R 3 0 R 2 0 R] >>', PAGE)
}

/** Two million brackets in each other. */
export function deepArrays(): Buffer {
  const depth = 2_000_000
  return pdfOf(CATALOGUE, `<< /Type /Pages /Count 1 /Kids ${'['.repeat(depth)}${']'.repeat(depth)} >>`, PAGE)
}

/** A few kilobytes of objects that were packed twice and unpack to gigabytes. */
export function packedObjects(): Buffer {
  const zeros = deflateSync(Buffer.alloc(16 * 1024 ** 2), { level: 9 })
  const packed = deflateSync(Buffer.concat(Array.from({ length: 64 }, () => zeros)), { level: 9 })
  // What is unpacked first are many streams one after the other: readers that stop at the first get 16 MiB, and again.
  const stream = (bytes: Buffer) =>
    Buffer.concat([
      Buffer.from(
        `<< /Type /ObjStm /N 1 /First 10 /Filter [/FlateDecode /FlateDecode] /Length ${bytes.length} >>\nstream\n`,
      ),
      bytes,
      Buffer.from('\nendstream'),
    ])
  return pdfOf(
    CATALOGUE,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    PAGE,
    ...Array.from({ length: 200 }, () => stream(packed)),
  )
}

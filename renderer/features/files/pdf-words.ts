import { READ_BYTES_MAX } from '../../../protocol/ipc/limits.ts'
import { sizeWords } from '../../ui/size-words.ts'

/** What a PDF is, under its name: 4 pages · 189 KB. Without the pages until they were counted. */
export function pdfFacts(sizeBytes: number, pageCount: number | null): string {
  const size = sizeWords(sizeBytes)
  if (pageCount === null) return size
  return `${pageCount === 1 ? '1 page' : `${pageCount.toLocaleString('en-GB')} pages`} · ${size}`
}

/** Why a PDF of this size is not even fetched; null when it is (use case 4: icon, name and size are always there). */
export function tooLarge(sizeBytes: number): string | null {
  if (sizeBytes <= READ_BYTES_MAX) return null
  return `Larger than ${sizeWords(READ_BYTES_MAX)}, so it is not shown here. Save it to read it.`
}

/** Why a PDF could not be drawn, and the way out. Errors of pdfjs-dist and of the platform are known by their names. */
export function pdfProblem(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error()
  switch (name) {
    case 'CommandError':
      return message
    case 'PasswordException':
      return 'It is locked with a password. Save it and open it in a PDF program.'
    case 'TimeoutError':
      return 'It takes too long to draw. Save it and open it in a PDF program.'
    case 'InvalidPDFException':
    case 'FormatError':
    case 'UnknownErrorException':
      return 'It is damaged and can’t be shown. Ask for it to be sent again.'
    default:
      return 'It can’t be shown here. Save it and open it in a PDF program.'
  }
}

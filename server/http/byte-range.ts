/** What part of a file is asked for; `unsatisfiable` when it lies behind the end. `last` is included. */
export type ByteRange = { first: number; last: number } | 'whole' | 'unsatisfiable'

/** Reads a Range header for one range (RFC 9110, 14.2). Anything else, several ranges too, asks for the whole. */
export function byteRange(header: string | undefined, sizeBytes: number): ByteRange {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (match === null || (match[1] === '' && match[2] === '')) return 'whole'
  const [, from = '', to = ''] = match
  if (from === '') {
    const length = Math.min(Number(to), sizeBytes)
    return length === 0 ? 'unsatisfiable' : { first: sizeBytes - length, last: sizeBytes - 1 }
  }
  const first = Number(from)
  const last = to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1)
  if (first >= sizeBytes) return 'unsatisfiable'
  return first > last ? 'whole' : { first, last }
}

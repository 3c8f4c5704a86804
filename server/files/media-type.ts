import { fileTypeFromFile } from 'file-type'

/** Kinds that a window shows: they are believed only when the bytes say so, too (security row 31). */
const SHOWN = /^(image|video|audio)\//

/**
 * The media type of stored bytes. In: the file, and the type that the sender named. What the bytes are known to be wins; a
 * picture, video or sound that the bytes don't confirm, and anything that could hold a script, is only a row of bytes.
 */
export async function mediaTypeOf(file: string, named: string): Promise<string> {
  const found = (await fileTypeFromFile(file))?.mime
  if (found !== undefined) return found === 'application/xml' ? 'application/octet-stream' : found
  const plain = /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i.test(named) ? named.toLowerCase() : 'application/octet-stream'
  const isUnsafe = SHOWN.test(plain) || /html|xml|svg|script/.test(plain) || plain === 'application/pdf'
  return isUnsafe ? 'application/octet-stream' : plain
}

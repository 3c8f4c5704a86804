import { createHash } from 'node:crypto'

/** What every request of tus 1.0 says. */
export const TUS = { 'tus-resumable': '1.0.0' }

/** The header that carries an upload's fields. */
export function metadata(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')
}

/** In hexadecimal. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

import { createHash, randomBytes } from 'node:crypto'

/** A new opaque token of 256 random bits. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token. It is random and long, so a plain hash can't be turned back. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

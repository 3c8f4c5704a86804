import type { ErrorCode, Retry, WireError } from '../../protocol/wire/errors.ts'

/** Thrown anywhere below a request to answer it with a WireError. `message` is a sentence for a person. */
export class Refusal extends Error {
  readonly error: WireError

  constructor(code: ErrorCode, message: string, retry: Retry = 'never') {
    super(message)
    this.name = 'Refusal'
    this.error = { code, retry, message }
  }
}

/** What anything unexpected is answered with: its own text may hold what nobody should read. */
export const UNEXPECTED: WireError = {
  code: 'internal',
  retry: 'backoff',
  message: 'The server had a problem of its own. Foyer tries again by itself.',
}

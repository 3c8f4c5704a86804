import type { ErrorCode } from '../../protocol/wire/errors.ts'

/** Why a verb of the store did nothing: `message` is a sentence for a person, with the way out. */
export class StoreError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.name = 'StoreError'
    this.code = code
  }
}

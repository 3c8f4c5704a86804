import type { ErrorCode } from '../../protocol/wire/errors.ts'

/** Why signing in, or staying signed in, did not work: `message` is a sentence for a person, with the way out. */
export class SessionError extends Error {
  readonly code: ErrorCode | 'unreachable' | 'notFoyer' | 'badAddress' | 'signedOut' | 'outboxWaits'

  constructor(code: SessionError['code'], message: string) {
    super(message)
    this.name = 'SessionError'
    this.code = code
  }
}

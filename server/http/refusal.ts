import type { z } from 'zod'
import type { ErrorCode, WireError } from '../../protocol/wire/errors.ts'

const STATUS: Record<ErrorCode, number> = {
  badRequest: 400,
  badCredentials: 401,
  badCode: 401,
  sessionExpired: 401,
  tooManyTries: 429,
  notFound: 404,
  forbidden: 403,
  chatsOff: 403,
  gone: 410,
  opConflict: 409,
  tooLarge: 413,
  tooMany: 400,
  fileMissing: 409,
  fileCorrupt: 422,
  quota: 507,
  versionTooOld: 426,
  versionTooNew: 426,
  busy: 503,
  internal: 500,
}

/** A request is refused: answered with the error as JSON and its status. */
export class Refusal extends Error {
  readonly error: WireError
  readonly status: number

  constructor(error: WireError) {
    super(error.code)
    this.name = 'Refusal'
    this.error = error
    this.status = STATUS[error.code]
  }
}

/** One body for whatever is not there and whatever is somebody else's, so that the two can't be told apart (row 26). */
export function notFound(): Refusal {
  return new Refusal({ code: 'notFound', retry: 'never', message: 'This is not available.' })
}

export function badRequest(): Refusal {
  return new Refusal({
    code: 'badRequest',
    retry: 'never',
    message: 'The server did not understand this request.',
  })
}

export function sessionExpired(): Refusal {
  return new Refusal({ code: 'sessionExpired', retry: 'auth', message: 'You are signed out: sign in again.' })
}

export function tooManyTries(): Refusal {
  return new Refusal({
    code: 'tooManyTries',
    retry: 'backoff',
    message: 'Too many tries. Wait a quarter of an hour and try again.',
  })
}

/** Reads a request by its schema. What does not fit is refused and never repeated in the answer (row 29). */
export function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw badRequest()
  return parsed.data
}

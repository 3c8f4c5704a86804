import type { z } from 'zod'
import type { ErrorCode } from '../../protocol/wire/errors.ts'
import { Refusal } from '../sync/refusal.ts'

/** The HTTP status of each refusal. */
export const STATUS: Record<ErrorCode, number> = {
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
  changedMeanwhile: 409,
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

/** One body for whatever is not there and whatever is somebody else's, so that the two can't be told apart (row 26). */
export function notFound(): Refusal {
  return new Refusal('notFound', 'This is not available.')
}

export function badRequest(): Refusal {
  return new Refusal('badRequest', 'The server did not understand this request.')
}

export function sessionExpired(): Refusal {
  return new Refusal('sessionExpired', 'You are signed out: sign in again.', 'auth')
}

/** The person was barred: nothing of them stays in a browser that hears this. */
export function accountClosed(): Refusal {
  return new Refusal('sessionExpired', 'You are signed out, and can’t sign in here any more. Ask the desk.')
}

/** `wait` says how long: "a minute". */
export function tooManyTries(wait = 'a quarter of an hour'): Refusal {
  return new Refusal('tooManyTries', `Too many tries. Wait ${wait} and try again.`, 'backoff')
}

/** Reads a request by its schema. What does not fit is refused and never repeated in the answer (row 29). */
export function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw badRequest()
  return parsed.data
}

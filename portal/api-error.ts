import { WireError } from '../protocol/wire/errors.ts'
import type { ErrorCode, Retry } from '../protocol/wire/errors.ts'

/** The server refused: `message` is its own sentence for a person. */
export class ApiError extends Error {
  override readonly name = 'ApiError'

  constructor(
    readonly code: ErrorCode,
    readonly retry: Retry,
    message: string,
  ) {
    super(message)
  }
}

/** No answer came: the network or the server is away. Asking again later may help. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'

  constructor() {
    super('The server can’t be reached. Check your connection.')
  }
}

/** Makes an ApiError of a refusal; a body that is not one of ours (a proxy's page) is judged by its status. */
export function refusal(status: number, body: unknown): ApiError {
  const wire = WireError.safeParse(body)
  if (wire.success) return new ApiError(wire.data.code, wire.data.retry, wire.data.message)
  if (status === 401)
    return new ApiError('sessionExpired', 'auth', 'You have been signed out. Sign in again.')
  if (status === 404) return new ApiError('notFound', 'never', 'This is no longer available.')
  if (status === 413) return new ApiError('tooLarge', 'never', 'This is larger than the server accepts.')
  if (status === 429) return new ApiError('tooManyTries', 'backoff', 'Too many tries. Wait a few minutes.')
  if (status >= 500) return new ApiError('internal', 'backoff', `The server answered with error ${status}.`)
  return new ApiError('badRequest', 'never', `The server refused this (${status}).`)
}

/** The sentence to show for anything that was thrown. */
export function reasonOf(error: unknown): string {
  if (error instanceof ApiError || error instanceof NetworkError) return error.message
  return 'This page couldn’t read the server’s answer. Reload the page.'
}

/** True when the same request may succeed later without anybody doing something. */
export function passesByItself(error: unknown): boolean {
  if (error instanceof NetworkError) return true
  return error instanceof ApiError && (error.retry === 'backoff' || error.retry === 'now')
}

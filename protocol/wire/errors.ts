import { z } from 'zod'

/** What the asker should do next. `never`: the same request will fail again. */
export const Retry = z.enum(['now', 'backoff', 'auth', 'never', 'reset'])
export type Retry = z.infer<typeof Retry>

export const ErrorCode = z.enum([
  'badRequest',
  'badCredentials',
  'badCode',
  'sessionExpired',
  'tooManyTries',
  'notFound',
  'forbidden',
  'chatsOff',
  'gone',
  'opConflict',
  'changedMeanwhile',
  'tooLarge',
  'tooMany',
  'fileMissing',
  'fileCorrupt',
  'quota',
  'versionTooOld',
  'versionTooNew',
  'busy',
  'internal',
])
export type ErrorCode = z.infer<typeof ErrorCode>

/** `message` is one plain sentence for a person; it never repeats the input. */
export const WireError = z.object({ code: ErrorCode, retry: Retry, message: z.string().max(500) })
export type WireError = z.infer<typeof WireError>

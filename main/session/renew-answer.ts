import type { ErrorCode } from '../../protocol/wire/errors.ts'
import type { Answer } from '../../protocol/wire/requests.ts'
import { SessionError } from './session-error.ts'
import type { TokenKeeper } from './token-keeper.ts'

/** The server's own "no" to a refresh token: nothing but signing in helps. */
const FINAL: ReadonlySet<string> = new Set<ErrorCode>([
  'sessionExpired',
  'forbidden',
  'badCredentials',
  'gone',
])

/** Renews the access token for sync: a final "no" ends the session, anything else is tried again later. */
export async function renewAnswer(tokens: TokenKeeper): Promise<Answer<null>> {
  try {
    await tokens.renew()
    return { ok: true, value: null }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof SessionError && FINAL.has(error.code)) {
      // `gone` says that nothing here may be seen any more.
      const code = error.code === 'gone' ? 'gone' : 'sessionExpired'
      return { ok: false, error: { code, retry: 'auth', message } }
    }
    return { ok: false, error: { code: 'busy', retry: 'backoff', message } }
  }
}

import { z } from 'zod'
import type { Tokens } from '../../protocol/wire/http.ts'
import { SessionError } from './session-error.ts'

/** What is kept of a session on the disk, encrypted where the system can. */
export const StoredTokens = z.object({
  accessToken: z.string(),
  accessExpiresAt: z.number(),
  refreshToken: z.string(),
})
export type StoredTokens = z.infer<typeof StoredTokens>

/** Keeps the tokens of one account between runs. */
export interface TokenVault {
  /** Null when there are none, or when the system's keyring no longer opens them. */
  read(): Promise<StoredTokens | null>
  write(tokens: StoredTokens): Promise<void>
  clear(): Promise<void>
}

export interface TokenKeeper {
  /** False when signing in is needed. */
  signedIn(): boolean
  /** The access token at hand, which may have expired; empty without a session. */
  current(): string
  /** An access token that is good for a while; renews it when needed. Throws a SessionError. */
  fresh(): Promise<string>
  /** Trades the refresh token for new tokens. Asked twice at once, it does so once: a refresh token works once. */
  renew(): Promise<void>
  accept(tokens: Tokens): Promise<void>
  refreshToken(): string | null
  forget(): Promise<void>
}

const MARGIN_MS = 30_000
const SIGN_IN_AGAIN = 'Sign in again to go on. What you wrote is kept.'

/** Loads the tokens of the vault and keeps them fresh. `refresh` asks the server; `now` is in milliseconds. */
export async function createTokenKeeper(options: {
  vault: TokenVault
  refresh(refreshToken: string): Promise<Tokens>
  now(): number
}): Promise<TokenKeeper> {
  let tokens = await options.vault.read()
  let renewing: Promise<void> | null = null

  async function accept(next: StoredTokens): Promise<void> {
    tokens = {
      accessToken: next.accessToken,
      accessExpiresAt: next.accessExpiresAt,
      refreshToken: next.refreshToken,
    }
    await options.vault.write(tokens)
  }

  async function trade(): Promise<void> {
    const traded = tokens
    if (!traded) throw new SessionError('sessionExpired', SIGN_IN_AGAIN)
    const next = await options.refresh(traded.refreshToken)
    // Forgotten meanwhile, or signed in anew: what comes now is of a session that has ended.
    if (tokens !== traded) throw new SessionError('sessionExpired', SIGN_IN_AGAIN)
    await accept(next)
  }

  function renew(): Promise<void> {
    renewing ??= trade().finally(() => {
      renewing = null
    })
    return renewing
  }

  return {
    signedIn: () => tokens !== null,
    current: () => tokens?.accessToken ?? '',
    async fresh() {
      if (!tokens || tokens.accessExpiresAt < options.now() + MARGIN_MS) await renew()
      return tokens?.accessToken ?? ''
    },
    renew,
    accept,
    refreshToken: () => tokens?.refreshToken ?? null,
    async forget() {
      tokens = null
      await options.vault.clear()
    },
  }
}

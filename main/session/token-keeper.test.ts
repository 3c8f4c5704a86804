import { describe, expect, it } from 'vitest'
import type { Tokens } from '../../protocol/wire/http.ts'
import { createTokenKeeper, type StoredTokens, type TokenVault } from './token-keeper.ts'

function memoryVault(tokens: StoredTokens | null): TokenVault & { tokens: StoredTokens | null } {
  const vault = {
    tokens,
    read: () => Promise.resolve(vault.tokens),
    write: (next: StoredTokens) => {
      vault.tokens = next
      return Promise.resolve()
    },
    clear: () => {
      vault.tokens = null
      return Promise.resolve()
    },
  }
  return vault
}

const stored = (name: string, accessExpiresAt: number): StoredTokens => ({
  accessToken: `access ${name}`,
  accessExpiresAt,
  refreshToken: `refresh ${name}`,
})

describe('the token keeper', () => {
  it('trades a refresh token once, however many ask at the same time', async () => {
    const vault = memoryVault(stored('old', 0))
    const traded: string[] = []
    const keeper = await createTokenKeeper({
      vault,
      now: () => 1000,
      refresh(refreshToken) {
        traded.push(refreshToken)
        return Promise.resolve(stored('new', 1_000_000) as unknown as Tokens)
      },
    })
    expect(await Promise.all([keeper.fresh(), keeper.fresh(), keeper.fresh()])).toEqual(
      Array(3).fill('access new'),
    )
    expect(traded).toEqual(['refresh old'])
    expect(vault.tokens?.refreshToken).toBe('refresh new')
  })

  it('keeps the tokens when the server is out of reach, and tries again when asked again', async () => {
    const vault = memoryVault(stored('old', 0))
    let down = true
    const keeper = await createTokenKeeper({
      vault,
      now: () => 1000,
      refresh() {
        if (down) return Promise.reject(new Error('down'))
        return Promise.resolve(stored('new', 1_000_000) as unknown as Tokens)
      },
    })
    await expect(keeper.fresh()).rejects.toThrow('down')
    expect(keeper.signedIn()).toBe(true)
    down = false
    expect(await keeper.fresh()).toBe('access new')
  })

  it('forgets for good, also while a trade is under way', async () => {
    const vault = memoryVault(stored('old', 0))
    let answer: (tokens: Tokens) => void = () => undefined
    const keeper = await createTokenKeeper({
      vault,
      now: () => 1000,
      refresh: () => new Promise((resolve) => (answer = resolve)),
    })
    const renewed = keeper.renew()
    await keeper.forget()
    answer(stored('new', 1_000_000) as unknown as Tokens)
    await expect(renewed).rejects.toMatchObject({ code: 'sessionExpired' })
    expect([keeper.signedIn(), vault.tokens]).toEqual([false, null])
  })

  it('asks for signing in when nothing is stored', async () => {
    const keeper = await createTokenKeeper({
      vault: memoryVault(null),
      now: () => 0,
      refresh: () => Promise.reject(new Error('never asked')),
    })
    expect(keeper.signedIn()).toBe(false)
    await expect(keeper.fresh()).rejects.toMatchObject({ code: 'sessionExpired' })
  })
})

import { describe, expect, it } from 'vitest'
import { ApiError, NetworkError, passesByItself, reasonOf, refusal } from './api-error.ts'

describe('refusal', () => {
  it('keeps the sentence that the server wrote', () => {
    const error = refusal(403, { code: 'chatsOff', retry: 'never', message: 'Riverside turned chats off.' })
    expect(error).toMatchObject({ code: 'chatsOff', retry: 'never' })
    expect(reasonOf(error)).toBe('Riverside turned chats off.')
  })

  it.each([
    [401, 'sessionExpired', false],
    [404, 'notFound', false],
    [413, 'tooLarge', false],
    [429, 'tooManyTries', true],
    [400, 'badRequest', false],
    [502, 'internal', true],
  ])('judges a body that is not ours by its status %i', (status, code, passes) => {
    const error = refusal(status, '<html>proxy</html>')
    expect(error.code).toBe(code)
    expect(passesByItself(error)).toBe(passes)
  })
})

describe('passesByItself', () => {
  it('is true for silence and false for what nobody expected', () => {
    expect(passesByItself(new NetworkError())).toBe(true)
    expect(passesByItself(new TypeError('bug'))).toBe(false)
  })

  it('is false when somebody has to sign in first', () => {
    expect(passesByItself(new ApiError('sessionExpired', 'auth', 'Sign in again.'))).toBe(false)
  })
})

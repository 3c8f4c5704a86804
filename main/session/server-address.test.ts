import { describe, expect, it } from 'vitest'
import { serverAddress } from './server-address.ts'

describe("the server's address", () => {
  it.each([
    ['desk.example.com', 'https://desk.example.com'],
    [' https://desk.example.com/some/page?x=1 ', 'https://desk.example.com'],
    ['https://desk.example.com:8443', 'https://desk.example.com:8443'],
    ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000'],
    ['http://localhost:4000', 'http://localhost:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
  ])('%s', (typed, origin) => {
    expect(serverAddress(typed)).toBe(origin)
  })

  it.each([
    '',
    'http://desk.example.com',
    'file:///etc',
    'https://a:b@desk.example.com',
    'https://',
    'http://127.0.0.1.evil.example',
  ])('refuses %j with the reason', (typed) => {
    expect(() => serverAddress(typed)).toThrow(expect.objectContaining({ code: 'badAddress' }) as Error)
  })
})

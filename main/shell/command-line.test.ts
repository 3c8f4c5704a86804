import { describe, expect, it } from 'vitest'
import { ownArguments, parseCommandLine } from './command-line.ts'

const ID = '01900000-0000-7000-8000-000000000001'

describe('the command line', () => {
  it('reads every switch of its own, with a space or an equals sign', () => {
    const parsed = parseCommandLine([
      '--server=http://127.0.0.1:1',
      '--user-data',
      '/data',
      '--demo-sign-in',
      '--smoke',
      '--artifacts=out',
      '--screenshot',
      'a.png',
    ])
    expect(parsed).toEqual({
      ok: true,
      value: {
        server: 'http://127.0.0.1:1',
        userData: '/data',
        demoSignIn: true,
        smoke: true,
        artifacts: 'out',
        screenshot: 'a.png',
        link: null,
      },
    })
  })

  it("lets Chromium's switches pass", () => {
    expect(parseCommandLine(['--remote-debugging-port=0', '--no-sandbox', '--log-level=3']).ok).toBe(true)
  })

  it.each(['--servr=x', 'letter.txt', '--smoke=yes', '-x', '--__proto__=1'])(
    'names what it does not know: %s',
    (wrong) => {
      const parsed = parseCommandLine([wrong])
      expect(parsed).toMatchObject({ ok: false, problem: expect.stringContaining(wrong) as string })
    },
  )

  it('asks for a missing value', () => {
    expect(parseCommandLine(['--server', '--smoke'])).toMatchObject({ ok: false })
    expect(parseCommandLine(['--server'])).toMatchObject({ ok: false })
  })

  it('reads nothing after a deep link', () => {
    const link = `foyer://chat/${ID}`
    for (const first of [link, 'foyer://chats/1', 'FOYER:--server=x']) {
      const parsed = parseCommandLine([first, '--server', 'http://evil.example', '--nonsense', link])
      expect(parsed).toMatchObject({
        ok: true,
        value: { server: null, link: first === link ? { kind: 'chat', id: ID } : null },
      })
    }
  })
})

describe('own arguments', () => {
  it('start after the folder of an unpackaged app', () => {
    expect(ownArguments(['electron', '--inspect=0', '-r', 'loader.js', '.', '--smoke'], false)).toEqual([
      '--smoke',
    ])
  })
  it('start after the program of a packaged one', () => {
    expect(ownArguments(['Foyer', '--smoke'], true)).toEqual(['--smoke'])
  })
})

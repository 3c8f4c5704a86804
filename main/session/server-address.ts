import { SessionError } from './session-error.ts'

const THIS_COMPUTER = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The address of a server as people type it ("desk.example.com"), made into an origin without a path. https, but for
 * a server on this computer: passwords and tokens cross no network in the clear. Throws a SessionError with the reason.
 */
export function serverAddress(typed: string): string {
  const text = typed.trim()
  if (text === '') throw new SessionError('badAddress', "Type the address of your network's server.")
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  const url = URL.canParse(withScheme) ? new URL(withScheme) : null
  if (!url || url.hostname === '' || url.username !== '' || url.password !== '') {
    throw new SessionError(
      'badAddress',
      `"${text}" is not an address. It looks like https://desk.example.com.`,
    )
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new SessionError('badAddress', 'The address of a server starts with https://.')
  }
  if (url.protocol === 'http:' && !THIS_COMPUTER.has(url.hostname)) {
    throw new SessionError(
      'badAddress',
      `${url.hostname} must be reached by https://, so that nobody on the way can read along.`,
    )
  }
  return url.origin
}

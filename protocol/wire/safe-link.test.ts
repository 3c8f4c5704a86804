import { expect, test } from 'vitest'
import { asAddress, linkProblem } from './safe-link.ts'

test.each([
  'https://foyer.example/p/abc',
  'http://127.0.0.1:4100/p/abc',
  'https://bücher.example/?q=1#top',
  'https://[::1]:8080/',
  'mailto:riverside@tideway.example',
  'tel:+44 20 7946 0101',
])('%s is a link', (href) => {
  expect(linkProblem(href)).toBeNull()
})

test.each([
  ['javascript:alert(1)', 'run code'],
  ['JaVaScRiPt:alert(1)', 'run code'],
  ['data:text/html,<script>alert(1)</script>', 'run code'],
  ['vbscript:msgbox', 'run code'],
  ['file:///etc/passwd', 'one computer'],
  ['java\nscript:alert(1)', 'invisible'],
  [' javascript:alert(1)', 'spaces'],
  ['\u0000javascript:alert(1)', 'invisible'],
  ['https://exa\u202Emple.example', 'invisible'],
  ['\\\\server\\share', 'backslashes'],
  ['smb://server/share', 'not allowed'],
  ['ms-settings:privacy', 'not allowed'],
  ['foyer://open', 'not allowed'],
  ['https://name:secret@host.example/', 'password'],
  ['https:foyer.example', 'whole web address'],
  ['https://', 'whole web address'],
  ['//evil.example/x', 'https://'],
  ['/p/abc', 'https://'],
  ['', 'https://'],
  ['mailto:a@b.example?bcc=c@d.example', 'one e-mail address'],
  ['tel:call-me', 'digits'],
  [`https://foyer.example/${'a'.repeat(2000)}`, 'longer'],
])('%j is refused with the reason', (href, reason) => {
  expect(linkProblem(href)).toContain(reason)
})

test('what was typed is completed', () => {
  expect(asAddress(' desk@foyer.example ')).toBe('mailto:desk@foyer.example')
  expect(asAddress('+44 20 7946 0101')).toBe('tel:+442079460101')
  expect(asAddress('foyer.example/rooms')).toBe('https://foyer.example/rooms')
  expect(asAddress('https://foyer.example/')).toBe('https://foyer.example/')
  expect(asAddress('javascript:alert(1)')).toBe('javascript:alert(1)')
})

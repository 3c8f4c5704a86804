import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deepLinkTo } from './addresses.ts'
import { isLikeDeepLink, readDeepLink, type DeepLink } from './deep-link.ts'

const ID = '01900000-0000-7000-8000-000000000001'
const KINDS = ['chat', 'person', 'company', 'notification', 'visit', 'location'] as const

it.each(KINDS)('a link to a %s is read as it was written', (kind) => {
  const link = { kind, id: ID } as DeepLink
  expect(readDeepLink(deepLinkTo(link))).toEqual(link)
  expect(readDeepLink(`${deepLinkTo(link)}/`)).toEqual(link)
})

it.each([
  `foyer://chats/${ID}`,
  `foyer://chat/${ID}?x=1`,
  `foyer://chat/${ID}#x`,
  `foyer://chat/${ID}/1`,
  `foyer://user@chat/${ID}`,
  `foyer://chat:80/${ID}`,
  `foyer:chat/${ID}`,
  `FOYER://chat/${ID}`,
  `foyer://chat/${ID.toUpperCase().replace('0', 'A')}`,
  `foyer://chat/../person/${ID}`,
  `foyer://chat/${ID}\n`,
  ` foyer://chat/${ID}`,
  `foyer://constructor/${ID}`,
  `foyer://chat/${'-'.repeat(36)}`,
  `https://chat/${ID}`,
  'foyer://',
  '',
])('%j is no link', (text) => expect(readDeepLink(text)).toBeNull())

it('whatever is read is written the same way again', () => {
  const like = fc.stringMatching(/^foyer:\/\/(chat|person|visit|x)?\/?[0-9a-f-]{30,40}[/?#]?$/)
  fc.assert(
    fc.property(fc.oneof(like, fc.string()), (text) => {
      const link = readDeepLink(text)
      if (link) expect([text, `${text}`]).toContain(`${deepLinkTo(link)}${text.endsWith('/') ? '/' : ''}`)
      if (link) expect(isLikeDeepLink(text)).toBe(true)
    }),
  )
})

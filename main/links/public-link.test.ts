import { expect, it } from 'vitest'
import { publicLinkId } from './public-link.ts'

const ID = '01900000-0000-7000-8000-000000000001'
const SERVER = 'https://desk.example'

it.each([
  [`https://desk.example/p/${ID}`, ID],
  [`https://desk.example/p/${ID}/`, ID],
  [`https://desk.example/p/${ID}?from=mail`, ID],
  [`https://other.example/p/${ID}`, null],
  [`https://user@desk.example/p/${ID}`, null],
  [`http://desk.example/p/${ID}`, null],
  [`https://desk.example/q/${ID}`, null],
  [`https://desk.example/p/${ID}/chat`, null],
  ['not an address', null],
])('%s', (address, id) => expect(publicLinkId(address, SERVER)).toBe(id))

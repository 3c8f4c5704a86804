import { expect, it } from 'vitest'
import type { ConversationId } from '../protocol/wire/ids.ts'
import { conversationHref, conversationIn, LIST_HREF } from './route.ts'

const CHAT = '018f0000-0000-7000-8000-000000000001' as ConversationId

it('finds the conversation that it has put into an address', () => {
  expect(conversationIn(conversationHref(CHAT))).toBe(CHAT)
})

it.each([LIST_HREF, '', '#/chats/', '#/chats/../../etc', '#/chats/<script>'])('finds none in %j', (hash) => {
  expect(conversationIn(hash)).toBeNull()
})

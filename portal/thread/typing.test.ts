import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { openTyping } from './typing.ts'

const CHAT = '018f0000-0000-7000-8000-000000000001' as ConversationId
const OTHER = '018f0000-0000-7000-8000-000000000002' as ConversationId

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('shows who types until six seconds after the last sign, or until something arrives', () => {
  const typing = openTyping(() => undefined)
  const who = () => typing.use.getState().byId.get(CHAT)
  typing.heard(CHAT, 'Dana')
  vi.advanceTimersByTime(5_000)
  typing.heard(CHAT, 'Dana')
  vi.advanceTimersByTime(5_000)
  expect(who()).toBe('Dana')
  vi.advanceTimersByTime(1_000)
  expect(who()).toBeUndefined()
  typing.heard(CHAT, 'Maria')
  typing.arrived(OTHER)
  expect(who()).toBe('Maria')
  typing.arrived(CHAT)
  expect(who()).toBeUndefined()
})

it('says at most every three seconds that the person here is typing, for each chat', () => {
  const said: ConversationId[] = []
  const typing = openTyping((id) => said.push(id))
  for (let key = 0; key < 5; key++) typing.typed(CHAT)
  typing.typed(OTHER)
  expect(said).toEqual([CHAT, OTHER])
  vi.advanceTimersByTime(3_000)
  typing.typed(CHAT)
  expect(said).toEqual([CHAT, OTHER, CHAT])
})

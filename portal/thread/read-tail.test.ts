import { expect, it } from 'vitest'
import type { PortalMessage, PortalMessages } from '../../protocol/wire/http.ts'
import { withTail } from './merge.ts'
import type { Thread } from './merge.ts'
import { readTail } from './read-tail.ts'
import { sampleMessage } from './sample-messages.ts'

/** A server with pages of ten that counts how often it is asked. */
function server(messages: PortalMessage[]) {
  const state = { messages, deskReadSeq: 0, asked: 0 }
  const readPage = (before = Infinity): Promise<PortalMessages> => {
    state.asked += 1
    const visible = state.messages.filter((message) => message.seq < before)
    const page = visible.slice(-10)
    return Promise.resolve({
      messages: page,
      hasOlder: visible.length > page.length,
      deskReadSeq: state.deskReadSeq,
    })
  }
  return { state, readPage }
}

const seqs = (thread: Thread): number[] => thread.messages.map((message) => message.seq)
const range = (from: number, to: number): PortalMessage[] =>
  Array.from({ length: to - from + 1 }, (_, index) => sampleMessage(from + index))

it('reads one page of a thread that it does not know', async () => {
  const { state, readPage } = server(range(1, 25))
  const thread = withTail(null, await readTail(null, readPage))
  expect(seqs(thread)).toEqual(range(16, 25).map((message) => message.seq))
  expect(thread.hasOlder).toBe(true)
  expect(state.asked).toBe(1)
})

it('closes the hole after being away, so that no message is missing in between', async () => {
  const { state, readPage } = server(range(1, 25))
  const known = withTail(null, await readTail(null, readPage))
  state.messages = range(1, 48)
  const thread = withTail(known, await readTail(known, readPage))
  expect(seqs(thread)).toEqual(range(16, 48).map((message) => message.seq))
})

it('is not fooled by an own message above a hole', async () => {
  const { state, readPage } = server(range(1, 25))
  const known = withTail(null, await readTail(null, readPage))
  state.messages = range(1, 48)
  const withOwn = { ...known, messages: [...known.messages, sampleMessage(48, { own: true })] }
  const thread = withTail(withOwn, await readTail(withOwn, readPage))
  expect(seqs(thread)).toEqual(range(16, 48).map((message) => message.seq))
})

it('starts afresh after missing very much, and keeps what was sent from here meanwhile', async () => {
  const { state, readPage } = server(range(1, 25))
  const known = withTail(null, await readTail(null, readPage))
  state.messages = range(1, 200)
  const tail = await readTail(known, readPage)
  const now = { ...known, messages: [...known.messages, sampleMessage(201, { own: true })] }
  const thread = withTail(now, tail)
  expect(seqs(thread)).toEqual(range(161, 201).map((message) => message.seq))
  expect(thread.hasOlder).toBe(true)
})

it('finds an edit far up when the newest page brings nothing new', async () => {
  const { state, readPage } = server(range(1, 40))
  let known = withTail(null, await readTail(null, readPage))
  known = { ...known, messages: range(11, 40), hasOlder: true }
  state.messages = state.messages.map((message) =>
    message.seq === 12 ? { ...message, text: 'edited' } : message,
  )
  const thread = withTail(known, await readTail(known, readPage))
  expect(thread.messages.find((message) => message.seq === 12)?.text).toBe('edited')
  expect(seqs(thread)).toEqual(range(11, 40).map((message) => message.seq))
})

it('does not read far up when only the desk’s read mark has moved', async () => {
  const { state, readPage } = server(range(1, 40))
  const known = { ...withTail(null, await readTail(null, readPage)), messages: range(11, 40) }
  state.deskReadSeq = 40
  state.asked = 0
  const thread = withTail(known, await readTail(known, readPage))
  expect(thread.deskReadSeq).toBe(40)
  expect(state.asked).toBe(1)
})

import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { useThread } from '../../../stores/thread.ts'
import { sampleMessage } from '../../../testing/samples.ts'
import { useArrivals } from './use-arrivals.ts'

beforeEach(() => useThread.setState({ ...useThread.getInitialState(), following: true }))
afterEach(cleanup)

const open = (messages: MessageView[], lastSeq: number) =>
  renderHook((shown) => useArrivals(shown.messages, shown.lastSeq), { initialProps: { messages, lastSeq } })

describe('what arrives in an open thread', () => {
  const first = [sampleMessage(1), sampleMessage(2)]

  it('is read out, also when its number was known before it was here', () => {
    const { result, rerender } = open(first, 2)
    expect(result.current.spoken).toBe('')
    rerender({ messages: first, lastSeq: 3 })
    rerender({ messages: [...first, sampleMessage(3, { text: 'Hello' })], lastSeq: 3 })
    expect(result.current).toEqual({ unseen: 0, spoken: 'Nadia Nguyen: Hello' })
  })

  it('is counted while one reads further up, but not what one wrote oneself', () => {
    const { result, rerender } = open(first, 2)
    useThread.setState({ following: false })
    const more = [...first, sampleMessage(3), sampleMessage(4, { byMe: true }), sampleMessage(5)]
    rerender({ messages: more, lastSeq: 5 })
    expect(result.current.unseen).toBe(2)
    useThread.setState({ following: true })
    rerender({ messages: more, lastSeq: 5 })
    expect(result.current.unseen).toBe(0)
  })

  it('is counted by its number where the end is not loaded, and older messages are no arrivals', () => {
    useThread.setState({ following: false, hasNewer: true })
    const { result, rerender } = open(first, 500)
    rerender({ messages: [sampleMessage(0), ...first], lastSeq: 503 })
    expect(result.current).toEqual({ unseen: 3, spoken: '' })
  })
})

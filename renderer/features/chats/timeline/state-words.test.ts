import { describe, expect, it } from 'vitest'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { sampleMessage } from '../../../testing/samples.ts'
import { sampleStaged } from '../../../testing/staged.ts'
import { progressOf, progressWords } from './state-words.ts'

const marks = { customerDeliveredSeq: 7, customerReadSeq: 5 }
const own = (seq: number | null, change: Partial<MessageView> = {}) =>
  sampleMessage(seq, { side: 'desk', byMe: true, ...change })

describe('how far an own message has come', () => {
  it.each([
    [own(5), 'read'],
    [own(6), 'delivered'],
    [own(7), 'delivered'],
    [own(8), 'sent'],
    [own(null, { state: 'waiting' }), 'waiting'],
    [own(null, { state: 'waiting', staged: [sampleStaged({ state: 'paused' })] }), 'waiting'],
    [own(null, { state: 'waiting', staged: [sampleStaged({ state: 'uploading' })] }), 'uploading'],
    [own(null, { state: 'sending' }), 'sending'],
    [own(null, { state: 'failed' }), 'failed'],
    [own(null, { state: 'waiting', heldUntil: 1 }), 'held'],
  ])('%#', (message, progress) => {
    expect(progressOf(message, marks)).toBe(progress)
  })

  it.each([
    ['what the customer wrote', sampleMessage(3)],
    ['a note', own(3, { kind: 'note' })],
    ['an unsent one', own(3, { deletedAt: 1 })],
  ])('is not said of %s', (_, message) => {
    expect(progressOf(message, marks)).toBeNull()
  })

  it('says why it failed', () => {
    expect(progressWords('failed', 'Riverside turned chats off.')).toBe('Failed: Riverside turned chats off.')
    expect(progressWords('failed', null)).toBe('Failed')
    expect(progressWords('delivered', null)).toBe('Delivered')
  })
})

import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandInput } from '../../../../protocol/ipc/commands.ts'
import type { MessageId } from '../../../../protocol/wire/ids.ts'
import { forgetUnsavedDrafts } from '../../../stores/drafts.ts'
import { useReplyTarget } from '../../../stores/reply-target.ts'
import { useStaged } from '../../../stores/staged.ts'
import { useThread } from '../../../stores/thread.ts'
import { composerAnswers, NO_DRAFT } from '../../../testing/composer-answers.ts'
import { installFakeBridge, Refusal, type FakeBridge } from '../../../testing/fake-bridge.ts'
import { CONVERSATION, sampleHead, sampleMessage } from '../../../testing/samples.ts'
import { Composer } from './Composer.tsx'

const kept = { draft: NO_DRAFT }
let bridge: FakeBridge

beforeEach(() => {
  forgetUnsavedDrafts()
  kept.draft = NO_DRAFT
  bridge = installFakeBridge(composerAnswers(kept))
  useThread.setState({ ...useThread.getInitialState(), conversationId: CONVERSATION, head: sampleHead() })
  useStaged.setState(useStaged.getInitialState())
  useReplyTarget.setState(useReplyTarget.getInitialState())
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox')
const type = (text: string) => fireEvent.change(box(), { target: { value: text } })
const press = (key: string, more = {}) => fireEvent.keyDown(box(), { key, ...more })
const sends = () =>
  bridge.calls.flatMap(({ name, input }) =>
    name === 'messages.send' ? [input as CommandInput<'messages.send'>] : [],
  )

async function open(change = {}) {
  const shown = render(<Composer head={sampleHead(change)} />)
  await waitFor(() => expect(bridge.calls.some(({ name }) => name === 'drafts.get')).toBe(true))
  await act(async () => {})
  return shown
}

describe('the draft', () => {
  it('comes back, as what it was', async () => {
    kept.draft = { text: 'Give her 10 %', kind: 'note', replyToId: null }
    await open()
    expect(box().value).toBe('Give her 10 %')
    expect(screen.getByRole('button', { name: 'Add note' })).toBeTruthy()
  })

  it('is kept at a pause in the typing', async () => {
    await open()
    vi.useFakeTimers()
    type('About the invoice')
    await act(async () => {
      await vi.advanceTimersByTimeAsync(299)
    })
    expect(kept.draft).toEqual(NO_DRAFT)
    await act(async () => {
      await vi.advanceTimersByTimeAsync(1)
    })
    expect(kept.draft.text).toBe('About the invoice')
  })

  it('is kept when the box is left, and when the chat is', async () => {
    const { unmount } = await open()
    type('One')
    fireEvent.blur(box())
    await waitFor(() => expect(kept.draft.text).toBe('One'))
    type('Two')
    unmount()
    await waitFor(() => expect(kept.draft.text).toBe('Two'))
  })

  it('is kept whole when somebody types before it is here, and when the chat is left before that', async () => {
    const answers: ((draft: typeof NO_DRAFT) => void)[] = []
    bridge.answer({ 'drafts.get': () => new Promise((resolve) => answers.push(resolve)) })
    const { unmount } = await open()
    type('and the second')
    await act(async () => answers[0]?.({ text: 'The first invoice ', kind: 'text', replyToId: null }))
    expect(box().value).toBe('The first invoice and the second')
    await waitFor(() => expect(kept.draft.text).toBe('The first invoice and the second'))
    unmount()

    kept.draft = NO_DRAFT
    const again = await open()
    type('and the third')
    again.unmount()
    await act(async () => answers[1]?.({ text: 'The first two ', kind: 'text', replyToId: null }))
    await waitFor(() => expect(kept.draft.text).toBe('The first two and the third'))
  })

  it('says when it could not be kept', async () => {
    bridge.answer({
      'drafts.save': () => {
        throw new Refusal('internal', 'The disk is full.')
      },
    })
    await open()
    type('One')
    fireEvent.blur(box())
    expect(await screen.findByText('Draft not saved: The disk is full.')).toBeTruthy()
    expect(box().value).toBe('One')
  })

  it('comes back with the message that it answers', async () => {
    kept.draft = { text: 'Yes', kind: 'text', replyToId: 'message-1' as MessageId }
    await open()
    expect(screen.getByRole('group', { name: 'Answer to An earlier message' })).toBeTruthy()
    act(() => useThread.setState({ messages: [sampleMessage(1, { text: 'Is there a bike room?' })] }))
    expect(screen.getByRole('group', { name: 'Answer to Nadia Nguyen' }).textContent).toContain('bike room')
    press('Enter')
    await waitFor(() => expect(sends()[0]).toMatchObject({ text: 'Yes', replyToId: 'message-1' }))
    await waitFor(() => expect(useReplyTarget.getState().target).toBeNull())
  })

  it('keeps which message is answered, and that none is any more', async () => {
    await open()
    act(() =>
      useReplyTarget.getState().answer({ messageId: 'm1' as MessageId, authorName: 'Nadia', text: 'Hi' }),
    )
    expect(document.activeElement).toBe(box())
    fireEvent.blur(box())
    await waitFor(() => expect(kept.draft.replyToId).toBe('m1'))
    fireEvent.click(screen.getByRole('button', { name: 'Don’t answer this message' }))
    fireEvent.blur(box())
    await waitFor(() => expect(kept.draft.replyToId).toBeNull())
  })

  it('takes back what a held message was made of', async () => {
    await open()
    kept.draft = { text: 'Sent too early', kind: 'note', replyToId: null }
    act(() => bridge.tell('store.changed', { topics: ['draft'], conversationIds: [CONVERSATION] }))
    await waitFor(() => expect(box().value).toBe('Sent too early'))
    expect(screen.getByRole('button', { name: 'Add note' })).toBeTruthy()
  })

  it('is not overwritten by an older one that comes late', async () => {
    await open()
    type('Being typed')
    act(() => bridge.tell('store.changed', { topics: ['draft'], conversationIds: [CONVERSATION] }))
    await act(async () => {})
    expect(box().value).toBe('Being typed')
  })
})

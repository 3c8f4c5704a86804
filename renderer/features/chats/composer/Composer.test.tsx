import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandInput } from '../../../../protocol/ipc/commands.ts'
import type { MessageId, OpId } from '../../../../protocol/wire/ids.ts'
import { useStaged } from '../../../stores/staged.ts'
import { useThread } from '../../../stores/thread.ts'
import { installFakeBridge, Refusal, type FakeBridge } from '../../../testing/fake-bridge.ts'
import { CONVERSATION, sampleHead } from '../../../testing/samples.ts'
import { Composer } from './Composer.tsx'

const sentAnswer = { messageId: 'm' as MessageId, opId: 'o' as OpId }
let bridge: FakeBridge
let draft: string

beforeEach(() => {
  draft = ''
  bridge = installFakeBridge({
    'drafts.get': () => ({ text: draft }),
    'drafts.save': ({ text }) => {
      draft = text
      return {}
    },
    'files.staged': () => ({ files: [] }),
    'messages.send': () => sentAnswer,
  })
  useThread.setState({ ...useThread.getInitialState(), conversationId: CONVERSATION, head: sampleHead() })
  useStaged.setState(useStaged.getInitialState())
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

describe('the composer', () => {
  it('says in words who will read it', async () => {
    await open()
    expect(box().getAttribute('aria-label')).toBe('Message to Nadia Nguyen')
    const send = screen.getByRole('button', { name: 'Send' })
    const recipient = document.getElementById(send.getAttribute('aria-describedby') ?? '')
    expect(recipient?.textContent).toBe('To Nadia Nguyen, nonmember of Riverside')
  })

  it('clears the box only when main has answered', async () => {
    let answer = (_: typeof sentAnswer) => {}
    bridge.answer({ 'messages.send': () => new Promise((resolve) => (answer = resolve)) })
    await open()
    type('Hello Nadia')
    press('Enter')
    await waitFor(() => expect(sends()).toHaveLength(1))
    expect(box().value).toBe('Hello Nadia')
    press('Enter')
    await act(async () => answer(sentAnswer))
    await waitFor(() => expect(box().value).toBe(''))
    expect(sends()).toHaveLength(1)
    expect(sends()[0]).toMatchObject({ kind: 'text', text: 'Hello Nadia', subject: { kind: 'user' } })
    await waitFor(() => expect(draft).toBe(''))
  })

  it('keeps what was typed while it was being sent', async () => {
    let answer = (_: typeof sentAnswer) => {}
    bridge.answer({ 'messages.send': () => new Promise((resolve) => (answer = resolve)) })
    await open()
    type('Hello')
    press('Enter')
    await waitFor(() => expect(sends()).toHaveLength(1))
    type('Hello and one thing more')
    await act(async () => answer(sentAnswer))
    await waitFor(() => expect(box().value).toBe(' and one thing more'))
  })

  it('keeps the text when it could not be sent, and says why', async () => {
    bridge.answer({
      'messages.send': () => {
        throw new Refusal('chatsOff', 'Riverside turned chats off.')
      },
    })
    await open()
    type('Hello Nadia')
    press('Enter')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toBe("Couldn't send: Riverside turned chats off.")
    expect(box().value).toBe('Hello Nadia')
  })

  it('makes a new line on Shift Enter, and sends nothing in the middle of an input method', async () => {
    await open()
    type('Hello')
    press('Enter', { shiftKey: true })
    press('Enter', { isComposing: true })
    expect(sends()).toHaveLength(0)
  })

  it('sends nothing when there is nothing', async () => {
    await open()
    type('   ')
    press('Enter')
    expect(sends()).toHaveLength(0)
    expect(screen.getByRole('button', { name: 'Send' }).hasAttribute('disabled')).toBe(true)
  })

  it('makes a note look, sound and be sent like a note', async () => {
    await open()
    fireEvent.click(screen.getByRole('button', { name: 'Note' }))
    expect(box().getAttribute('aria-label')).toBe('Internal note about Nadia Nguyen')
    expect(screen.queryByRole('button', { name: 'Send' })).toBeNull()
    type('Give her 10 %')
    fireEvent.click(screen.getByRole('button', { name: 'Add note' }))
    await waitFor(() => expect(sends()).toHaveLength(1))
    expect(sends()[0]).toMatchObject({ kind: 'note', text: 'Give her 10 %' })
    await screen.findByRole('button', { name: 'Send' })
  })

  it('is closed with the reason when one may not write', async () => {
    await open({ cannotWrite: 'Chats are off at Riverside.' })
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.getByText('Chats are off at Riverside.')).toBeTruthy()
  })
})

describe('the draft', () => {
  it('comes back, as what it was', async () => {
    draft = '/note Give her 10 %'
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
    expect(draft).toBe('')
    await act(async () => {
      await vi.advanceTimersByTimeAsync(1)
    })
    expect(draft).toBe('About the invoice')
  })

  it('is kept when the box is left, and when the chat is', async () => {
    const { unmount } = await open()
    type('One')
    fireEvent.blur(box())
    await waitFor(() => expect(draft).toBe('One'))
    type('Two')
    unmount()
    await waitFor(() => expect(draft).toBe('Two'))
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
    expect((await screen.findByRole('status')).textContent).toBe('Draft not saved: The disk is full.')
    expect(box().value).toBe('One')
  })
})

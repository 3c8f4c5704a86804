import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandInput } from '../../../../protocol/ipc/commands.ts'
import { useReplyTarget } from '../../../stores/reply-target.ts'
import { useSession, type SignedIn } from '../../../stores/session.ts'
import { useStaged } from '../../../stores/staged.ts'
import { useThread } from '../../../stores/thread.ts'
import { composerAnswers, NO_DRAFT, sampleStaged, SENT } from '../../../testing/composer-answers.ts'
import { installFakeBridge, Refusal, type FakeBridge } from '../../../testing/fake-bridge.ts'
import { CONVERSATION, sampleHead } from '../../../testing/samples.ts'
import { Composer } from './Composer.tsx'

const kept = { draft: NO_DRAFT }
let bridge: FakeBridge

beforeEach(() => {
  kept.draft = NO_DRAFT
  bridge = installFakeBridge(composerAnswers(kept))
  useThread.setState({ ...useThread.getInitialState(), conversationId: CONVERSATION, head: sampleHead() })
  useStaged.setState(useStaged.getInitialState())
  useReplyTarget.setState(useReplyTarget.getInitialState())
})
afterEach(() => {
  cleanup()
})

const box = () =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^(Message to|Internal note about) / })
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
    let answer = (_: typeof SENT) => {}
    bridge.answer({ 'messages.send': () => new Promise((resolve) => (answer = resolve)) })
    await open()
    type('Hello Nadia')
    press('Enter')
    await waitFor(() => expect(sends()).toHaveLength(1))
    expect(box().value).toBe('Hello Nadia')
    press('Enter')
    await act(async () => answer(SENT))
    await waitFor(() => expect(box().value).toBe(''))
    expect(sends()).toHaveLength(1)
    expect(sends()[0]).toMatchObject({ kind: 'text', text: 'Hello Nadia', subject: { kind: 'user' } })
    await waitFor(() => expect(kept.draft).toEqual(NO_DRAFT))
  })

  it('shows the message at once, and takes it back when it could not be kept', async () => {
    let refuse = (_: Error) => {}
    bridge.answer({ 'messages.send': () => new Promise((_resolve, reject) => (refuse = reject)) })
    const me = { state: 'signedIn', userId: 'dana', name: 'Dana Weber' } as unknown as SignedIn
    useSession.setState({ session: me })
    await open()
    type('Hello Nadia')
    press('Enter')
    const echoes = () => useThread.getState().echoes.map(({ message }) => message)
    expect(echoes()).toMatchObject([{ text: 'Hello Nadia', authorName: 'Dana Weber', state: 'waiting' }])
    expect(box().value).toBe('Hello Nadia')
    await act(async () => refuse(new Refusal('diskFull', 'The disk is full.')))
    expect(echoes()).toEqual([])
    expect(box().value).toBe('Hello Nadia')
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.')
    useSession.setState(useSession.getInitialState())
  })

  it('keeps what was typed while it was being sent', async () => {
    let answer = (_: typeof SENT) => {}
    bridge.answer({ 'messages.send': () => new Promise((resolve) => (answer = resolve)) })
    await open()
    type('Hello')
    press('Enter')
    await waitFor(() => expect(sends()).toHaveLength(1))
    type('Hello and one thing more')
    await act(async () => answer(SENT))
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

describe('what is named in the box', () => {
  const typeAt = async (text: string) => {
    box().focus()
    type(text)
    box().setSelectionRange(text.length, text.length)
    fireEvent.select(box())
    await act(async () => {})
  }
  const options = () => screen.queryAllByRole('option').map((option) => option.textContent)

  it('is a saved reply, filled in, with the first missing variable selected', async () => {
    await open()
    await typeAt('/room')
    expect(options()).toHaveLength(1)
    press('Enter')
    expect(sends()).toHaveLength(0)
    expect(box().value).toBe('Hi {{name}}, {{room}} is ready.')
    expect([box().selectionStart, box().selectionEnd]).toEqual([3, 11])
    expect(screen.getByText('name, room')).toBeTruthy()
  })

  it('is a colleague, who goes with the message as long as the name stands there', async () => {
    await open()
    await typeAt('Ask @mar')
    press('ArrowDown')
    press('Tab')
    expect(box().value).toBe('Ask @Maria Silva ')
    press('Enter')
    await waitFor(() => expect(sends()[0]).toMatchObject({ mentionUserIds: ['maria'] }))
  })

  it('is an emoji by its name', async () => {
    await open()
    await typeAt('Great :tada')
    await waitFor(() => expect(options()[0]).toContain('party popper'))
    press('Enter')
    expect(box().value).toBe('Great 🎉 ')
  })

  it('is let go by Escape, and Enter sends again', async () => {
    await open()
    await typeAt('/wifi')
    expect(options()).toHaveLength(1)
    press('Escape')
    expect(options()).toHaveLength(0)
    press('Enter')
    await waitFor(() => expect(sends()[0]).toMatchObject({ text: '/wifi' }))
  })
})

describe('what the others are told', () => {
  const told = () => bridge.calls.filter(({ name }) => name === 'chats.typing').length

  it('is that somebody writes a message, seldom, and nothing of a note', async () => {
    await open()
    type('H')
    type('He')
    expect(told()).toBe(1)
    fireEvent.click(screen.getByRole('button', { name: 'Note' }))
    type('Hel')
    expect(told()).toBe(1)
  })
})

describe('a file that is still being copied', () => {
  it('goes with the message: Send waits for it, and is off when one goes on writing', async () => {
    const file = sampleStaged({ name: 'plan.pdf' })
    bridge.answer({ 'files.staged': () => ({ files: [] }), 'files.strangers': () => ({ found: [] }) })
    await open()
    act(() => useStaged.setState({ isStaging: true }))
    type('The plan')
    press('Enter')
    expect(await screen.findByText('Goes when the files are copied')).toBeTruthy()
    type('The plan, and more')
    await act(async () => useStaged.setState({ isStaging: false }))
    await waitFor(() => expect(screen.queryByText('Goes when the files are copied')).toBeNull())
    expect(sends()).toHaveLength(0)

    act(() => useStaged.setState({ isStaging: true }))
    press('Enter')
    await screen.findByText('Goes when the files are copied')
    bridge.answer({ 'files.staged': () => ({ files: [file] }) })
    await act(async () => useStaged.setState({ isStaging: false }))
    await waitFor(() =>
      expect(sends()).toMatchObject([{ text: 'The plan, and more', stagedFileIds: [file.id] }]),
    )
  })
})

describe('a file that names somebody else', () => {
  it('is asked about once, before it leaves', async () => {
    bridge.answer({
      'files.staged': () => ({ files: [sampleStaged({ name: 'invoice-jonas-lindqvist.pdf' })] }),
      'files.strangers': () => ({
        found: [{ fileName: 'invoice-jonas-lindqvist.pdf', person: 'Jonas Lindqvist' }],
      }),
    })
    await open()
    await screen.findByText('invoice-jonas-lindqvist.pdf')
    press('Enter')
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('invoice-jonas-lindqvist.pdf names Jonas Lindqvist.')
    fireEvent.click(screen.getByRole('button', { name: 'Don’t send' }))
    expect(sends()).toHaveLength(0)
    press('Enter')
    fireEvent.click(await screen.findByRole('button', { name: 'Send to Nadia Nguyen' }))
    await waitFor(() => expect(sends()).toHaveLength(1))
    press('Enter')
    await waitFor(() => expect(sends()).toHaveLength(2))
    expect(bridge.calls.filter(({ name }) => name === 'files.strangers')).toHaveLength(2)
  })
})

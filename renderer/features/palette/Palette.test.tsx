import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatRow } from '../../../protocol/ipc/views.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { usePalette } from '../../stores/palette.ts'
import { installFakeBridge } from '../../testing/fake-bridge.ts'
import { sampleHead } from '../../testing/samples.ts'
import { Palette } from './Palette.tsx'

const newest = {
  conversationId: 'newest',
  face: sampleHead().face,
  standing: 'member',
  last: null,
} as ChatRow
let answer: () => void
let opened: string[]

beforeEach(() => {
  opened = []
  installFakeBridge({
    'chats.list': ({ query }) =>
      query === ''
        ? { chats: [newest], total: 1 }
        : new Promise((resolve) => {
            answer = () => resolve({ chats: [], total: 0 })
          }),
    'search.people': () => ({ people: [] }),
  })
  useNavigation.setState({ write: (id) => void opened.push(id) })
})
afterEach(() => {
  cleanup()
  usePalette.getState().close()
})

async function openAndType(words: string): Promise<HTMLElement> {
  const commands = [{ id: 'go', label: 'Go to Notifications', run: () => void opened.push('notifications') }]
  render(<Palette commands={commands} />)
  act(() => usePalette.getState().open())
  await screen.findByText(newest.face.name)
  const field = screen.getByRole('combobox')
  fireEvent.change(field, { target: { value: words } })
  return field
}

describe('the palette', () => {
  it('waits with Enter for what is found for the words typed', async () => {
    const field = await openAndType('notif')
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(opened).toEqual([])
    act(answer)
    await waitFor(() => expect(opened).toEqual(['notifications']))
  })

  it('forgets Enter when the words are changed before the answer', async () => {
    const field = await openAndType('notif')
    fireEvent.keyDown(field, { key: 'Enter' })
    fireEvent.change(field, { target: { value: '' } })
    act(answer)
    await waitFor(() => expect(usePalette.getState().answered).toBe(''))
    expect(opened).toEqual([])
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(opened).toEqual(['newest']))
  })
})

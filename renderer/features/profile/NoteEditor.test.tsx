import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { useProfile } from '../../stores/profile.ts'
import { useSession, type SignedIn } from '../../stores/session.ts'
import { installFakeBridge } from '../../testing/fake-bridge.ts'
import { sampleHead } from '../../testing/samples.ts'
import { NoteEditor } from './NoteEditor.tsx'

let stored: string
const profile = () =>
  ({ face: sampleHead().face, note: stored, notePending: false }) as unknown as ProfileView

beforeEach(() => {
  stored = 'Vegan'
  installFakeBridge({
    'customers.profile': profile,
    'customers.annotate': ({ note }) => {
      stored = note ?? stored
      return {}
    },
  })
  const session = { state: 'signedIn', permissions: ['customers.write'] } as unknown as SignedIn
  useSession.setState({ session })
  useProfile.setState({ ...useProfile.getInitialState(), subject: sampleHead().face.subject })
})
afterEach(cleanup)

function Shown() {
  const shown = useProfile((state) => state.profile)
  return shown && <NoteEditor profile={shown} />
}
const reread = () => act(() => useProfile.getState().reread())
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox')
const type = (value: string) => fireEvent.change(box(), { target: { value } })

async function open() {
  await useProfile.getState().reread()
  render(<Shown />)
}

describe('the internal note', () => {
  it('is saved when it is left, and follows a colleague while nothing is typed', async () => {
    await open()
    type('Vegan, no nuts')
    fireEvent.blur(box())
    await waitFor(() => expect(stored).toBe('Vegan, no nuts'))
    await waitFor(() => expect(useProfile.getState().profile?.note).toBe(stored))
    await act(async () => {})
    stored = 'Eats everything'
    await reread()
    expect(box().value).toBe('Eats everything')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('shows what a colleague wrote meanwhile, and overwrites it only when told to', async () => {
    await open()
    type('Vegan, no nuts')
    stored = 'Moved to the quiet floor'
    await reread()
    expect(screen.getByRole('alert').textContent).toContain('Moved to the quiet floor')
    fireEvent.blur(box())
    await act(async () => {})
    expect(stored).toBe('Moved to the quiet floor')
    expect(box().value).toBe('Vegan, no nuts')
    fireEvent.click(screen.getByRole('button', { name: 'Keep mine' }))
    await waitFor(() => expect(stored).toBe('Vegan, no nuts'))
  })

  it('lets a colleague’s version stand', async () => {
    await open()
    type('Vegan, no nuts')
    stored = 'Moved to the quiet floor'
    await reread()
    fireEvent.click(screen.getByRole('button', { name: 'Take theirs' }))
    expect(box().value).toBe('Moved to the quiet floor')
    cleanup()
    await act(async () => {})
    expect(stored).toBe('Moved to the quiet floor')
  })
})

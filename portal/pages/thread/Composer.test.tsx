import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { PortalChat } from '../../../protocol/wire/http.ts'
import type { ConversationId } from '../../../protocol/wire/ids.ts'
import type { Desk } from '../../desk.ts'
import { localDrafts } from '../../drafts.ts'
import { Composer } from './Composer.tsx'

const CHAT: PortalChat = {
  conversationId: '018f0000-0000-7000-8000-000000000001' as ConversationId,
  kind: 'desk',
  otherUserId: null,
  hasBlocked: false,
  title: 'Riverside desk',
  readers: 'Dana answers',
  locationName: 'Riverside',
  timeZone: 'Europe/Berlin',
  last: null,
  unread: 0,
  canWrite: true,
  why: null,
}

afterEach(cleanup)

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message Riverside desk' })

it('keeps what is typed and attached while the message before is still being kept', async () => {
  let kept = (): void => undefined
  const add = vi.fn(
    (..._all: Parameters<Desk['outbox']['add']>) => new Promise<void>((done) => (kept = done)),
  )
  const drafts = localDrafts('nadia')
  const desk = { me: { userId: 'nadia' }, drafts, typing: { typed: () => undefined }, outbox: { add } }
  const { container } = render(<Composer desk={desk as unknown as Desk} chat={CHAT} />)
  const attach = (name: string) => {
    const picker = container.querySelector('input[type=file]')
    if (picker) fireEvent.change(picker, { target: { files: [new File(['x'], name)] } })
    return screen.findByText(name)
  }

  await attach('large.mov')
  fireEvent.change(box(), { target: { value: 'Here is the tour.' } })
  fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true })
  fireEvent.change(box(), { target: { value: 'Here is the tour. And the plan' } })
  await attach('plan.pdf')
  kept()

  await waitFor(() => expect(screen.queryByText('large.mov')).toBeNull())
  expect(add.mock.calls.map(([, text, files]) => [text, files.map(({ file }) => file.name)])).toEqual([
    ['Here is the tour.', ['large.mov']],
  ])
  expect(screen.getByText('plan.pdf')).toBeTruthy()
  expect(box().value).toBe(' And the plan')
  expect(drafts.read(CHAT.conversationId)).toBe(' And the plan')
})

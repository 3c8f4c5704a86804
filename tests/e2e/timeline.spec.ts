import type { Page } from '@playwright/test'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import { showNewest } from '../harness/look.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { connectDesk } from './portal-desk.ts'
import { scrollAndWatch, settledBox } from './scroll-watch.ts'

const NAME = 'Nadia Nguyen'
const MANY = 340

const scroller = (page: Page) => page.getByRole('group', { name: /^Messages/ })
const seqShown = (page: Page, seq: number) => page.locator(`[data-seq="${seq}"]`)

/** Lines of very different lengths, so that no guess of their height would be right. */
function longTalk(): string[] {
  return Array.from({ length: MANY }, (_, index) => {
    const words = 'and so we talked about the room, '.repeat((index * 7) % 23)
    const lines = index % 11 === 0 ? '\nline\nline\nline' : ''
    return `Talk ${index + 1}: ${words}${lines}`
  })
}

function showInDesk(desk: OpenDesk, conversationId: string, seq: number): Promise<void> {
  return tell(desk, 'notice:navigated', { pane: 'chats', conversationId, seq })
}

/** Tells the window something as main would. */
function tell(desk: OpenDesk, channel: string, payload: object): Promise<void> {
  return desk.electron.evaluate(
    ({ BrowserWindow }, told) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send(told.channel, told.payload),
    { channel, payload },
  )
}

test('a long chat holds its place while one scrolls up and down, and goes to any message and back', async ({
  network,
  openDesk,
}) => {
  const nadia = await network.portal('nadia@lumen.studio')
  const [chat] = await nadia.chats()
  const conversationId = chat?.conversationId as ConversationId
  const other = await connectDesk(network.server)
  await other.write(conversationId, ...longTalk())
  await other.readAll(conversationId)
  other.close()
  const lastSeq = (await nadia.messages(conversationId)).at(-1)?.seq ?? 0

  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  await expect(seqShown(desk.page, lastSeq)).toBeInViewport()

  await test.step('scrolling up: nothing on screen moves when older messages come before it', async () => {
    const up = await scrollAndWatch(scroller(desk.page), -330, 1)
    expect(up.firstSeq).toBe(1)
    expect(up.changes).toBeGreaterThan(8)
    expect(up.worstPx).toBeLessThanOrEqual(1)
    await expect(desk.page.getByText(`The beginning of the chat with ${NAME}`)).toBeInViewport()
  })

  await test.step('and down again, when the oldest are let go', async () => {
    const down = await scrollAndWatch(scroller(desk.page), 330, lastSeq)
    expect(down.lastSeq).toBe(lastSeq)
    expect(down.changes).toBeGreaterThan(1)
    expect(down.worstPx).toBeLessThanOrEqual(1)
  })

  await test.step('at the very top, too, where the browser does not anchor', async () => {
    const leaps = await scrollAndWatch(scroller(desk.page), -100_000, 1)
    expect(leaps.firstSeq).toBe(1)
    expect(leaps.worstPx).toBeLessThanOrEqual(1)
  })

  await test.step('nor when a file on screen is being fetched, and has been', async () => {
    const card = desk.page.getByTestId('file-card').filter({ hasText: 'flex-desk-contract.pdf' })
    const below = seqShown(desk.page, 6)
    await card.evaluate((element) => element.scrollIntoView())
    const { messages } = await desk.ask('messages.around', { conversationId, seq: 5, limit: 4 })
    const fileId = messages.flatMap(({ files }) => files)[0]?.id
    const before = await settledBox(below)
    await tell(desk, 'notice:download.progressed', { fileId, receivedBytes: 10, sizeBytes: 100 })
    await expect(card.getByRole('progressbar')).toBeVisible()
    expect((await settledBox(below)).y).toBeCloseTo(before.y, 0)
    await tell(desk, 'notice:download.progressed', { fileId, receivedBytes: 100, sizeBytes: 100 })
    await expect(card.getByRole('progressbar')).toBeHidden()
    expect((await settledBox(below)).y).toBeCloseTo(before.y, 0)
  })

  await test.step('a message that arrives meanwhile shows a pill, not a jump', async () => {
    const top = seqShown(desk.page, 2)
    const before = await settledBox(top)
    await nadia.write(conversationId, 'Are you still there?')
    const pill = desk.page.getByRole('button', { name: '1 new message' })
    await expect(pill).toBeVisible()
    expect((await settledBox(top)).y).toBeCloseTo(before.y, 0)
    await pill.click()
    await expect(desk.message('Are you still there?')).toBeInViewport()
    await expect(pill).toBeHidden()
  })

  await test.step('an answer leads to the message from long ago, marked, and sending leads back', async () => {
    await showInDesk(desk, conversationId, 40)
    const old = seqShown(desk.page, 40)
    await expect(old).toBeInViewport()
    await expect(old).toHaveAttribute('data-marked', 'true')
    await old.hover()
    await old.getByRole('button', { name: 'Reply' }).click()
    await desk.write(NAME, 'About that from long ago')
    const answer = desk.message('About that from long ago')
    await expect(answer).toBeInViewport()
    await expect(answer).toContainText('Sent')
    await showInDesk(desk, conversationId, 300)
    await expect(seqShown(desk.page, 300)).toBeInViewport()
    await desk.page.getByRole('button', { name: 'Newest' }).click()
    await expect(answer).toBeInViewport()
    await answer.getByRole('button', { name: /Talk/ }).click()
    await expect(old).toBeInViewport()
    await expect(old).toHaveAttribute('data-marked', 'true')
  })
})

test('unread messages: the line "New", the way to it, and marking unread from a message', async ({
  network,
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  const nadia = await network.portal('nadia@lumen.studio')
  const [chat] = await nadia.chats()
  const conversationId = chat?.conversationId as ConversationId
  await desk.openChat(NAME)
  await showNewest(desk)
  await expect(desk.chatRow(NAME)).not.toContainText('unread')
  await desk.openChat('Oleh Kovalenko')
  const texts = Array.from({ length: 24 }, (_, index) => `Question ${index + 1}\n\n\nand so on`)
  for (const text of texts) await nadia.write(conversationId, text)
  await expect(desk.chatRow(NAME)).toContainText('24 unread')
  const lastSeq = (await nadia.messages(conversationId)).at(-1)?.seq ?? 0
  const line = desk.page.getByRole('separator').filter({ hasText: /^New$/ })

  await test.step('a message that was looked up does not hide what is unread above it', async () => {
    await showInDesk(desk, conversationId, lastSeq)
    await expect(seqShown(desk.page, lastSeq)).toBeInViewport()
    const pill = desk.page.getByRole('button', { name: 'Jump to first unread' })
    await pill.click()
    await expect(line).toBeInViewport()
    await expect(seqShown(desk.page, lastSeq - 23)).toBeInViewport()
    await expect(pill).toBeHidden()
  })

  await test.step('the chat can be marked unread from a message, and opens there', async () => {
    await desk.page.getByRole('button', { name: 'Newest' }).click()
    await expect(desk.chatRow(NAME)).not.toContainText('unread')
    const from = seqShown(desk.page, lastSeq - 2)
    await from.click({ button: 'right' })
    await desk.page.getByRole('menuitem', { name: 'Mark unread from here' }).click()
    await desk.openChat('Oleh Kovalenko')
    await expect(desk.chatRow(NAME).getByRole('img', { name: 'Marked unread' })).toBeVisible()
    await desk.openChat(NAME)
    await expect(line).toBeInViewport()
    await expect(desk.chatRow(NAME).getByRole('img', { name: 'Marked unread' })).toBeHidden()
  })
})

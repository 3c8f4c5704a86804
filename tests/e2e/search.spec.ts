import type { Locator } from '@playwright/test'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'

const NAME = 'Nadia Nguyen'

/** Opens the search with the keys and types; resolves when this was answered. */
async function search(desk: OpenDesk, words: string): Promise<Locator> {
  await desk.page.keyboard.press('Control+Shift+F')
  const field = desk.page.getByRole('searchbox', { name: /^Search/ })
  await expect(field).toBeFocused()
  await field.fill(words)
  return desk.page.getByRole('list', { name: 'Messages' }).locator('[data-row]')
}

// Many steps in one start of the app, among them a file that is read in the background.
test('search finds words of many scripts, by operators, in files, offline, and opens them in place', async ({
  network,
  openDesk,
}) => {
  test.slow()
  const desk = await openDesk()
  const { page } = desk
  await desk.synced()
  await desk.openChat(NAME)
  const texts = [
    'The crème brûlée is behind the café',
    'Ключ від шафки лежить на стійці',
    '내일 회의실예약 확인 부탁해요',
    '大会議室の予約をお願いします',
    'zebra crossing at the gate',
  ]
  for (const text of texts) await desk.write(NAME, text)
  await desk.synced()

  await test.step('accents, Cyrillic, Korean, Japanese, a phrase', async () => {
    for (const [words, text, marked] of [
      ['creme brulee', texts[0], 'crème'],
      ['КЛЮЧ шафк', texts[1], 'Ключ'],
      ['예약 확인', texts[2], '예약'],
      ['会議室', texts[3], '会議室'],
      ['"zebra crossing"', texts[4], 'zebra crossing'],
    ] as const) {
      const rows = await search(desk, words)
      await expect(rows.first()).toContainText(text ?? '')
      await expect(rows.first().locator('mark').first()).toHaveText(marked)
    }
    const rows = await search(desk, '"crossing zebra"')
    await expect(page.getByText('Nothing here has “"crossing zebra"”')).toBeVisible()
    await expect(rows).toHaveCount(0)
  })

  await test.step('from:, in:, has:file, and what is not understood', async () => {
    const mine = await search(desk, 'zebra from:me in:nadia')
    await expect(mine).toHaveCount(1)
    await search(desk, 'zebra from:nadia')
    await expect(page.getByText(/^Nothing here has/)).toBeVisible()
    const withFile = await search(desk, 'has:file in:nadia')
    await expect(withFile.first()).toBeVisible()
    await search(desk, 'zebra before:soon')
    await expect(page.getByText('before: needs a date', { exact: false })).toBeVisible()
  })

  await test.step('a file by its name, and by the text of the PDF', async () => {
    const files = page.getByRole('region', { name: 'Files found' })
    await search(desk, 'flex-desk-contr')
    await expect(files.getByRole('button').first()).toContainText('flex-desk-contract.pdf')
    // Its text is read in the background; the search asks again by itself.
    await search(desk, 'tideway operator signs')
    await expect(files.getByRole('button').first()).toContainText('Tideway Ltd', { timeout: 60_000 })
    await expect(files.locator('mark').first()).toBeVisible()
  })

  await test.step('a notification is shown in its list, chosen', async () => {
    await search(desk, 'portfolio evening')
    const found = page.getByRole('region', { name: 'Notifications found' })
    await found.getByRole('button').first().click()
    const row = page.getByRole('article', { name: 'Grace Kim applied for Portfolio evening' })
    await expect(row).toBeInViewport()
    await expect(row).toHaveAttribute('data-chosen', 'true')
    await expect(row).toBeFocused()
  })

  network.cable.pull()
  await desk.offline()

  await test.step('offline, a hit is opened in its chat with the word marked', async () => {
    const rows = await search(desk, 'brulee')
    await expect(rows).toHaveCount(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const said = page.getByRole('log').getByRole('article').filter({ hasText: 'crème' })
    await expect(said.locator('mark')).toHaveText('brûlée')
  })

  await test.step('in the open chat only', async () => {
    await page.keyboard.press('Control+F')
    const field = page.getByRole('searchbox', { name: `Search in the chat with ${NAME}` })
    await field.fill('zebra')
    await expect(page.getByRole('list', { name: 'Messages' }).locator('[data-row]')).toHaveCount(1)
  })

  await test.step('an unsent message is no longer found', async () => {
    const { messages } = await desk.ask('search.messages', {
      query: 'zebra',
      conversationId: null,
      before: null,
      limit: 5,
    })
    const [hit] = messages
    if (!hit) throw new Error('zebra is not found before it is unsent')
    await desk.ask('messages.unsend', { messageId: hit.messageId })
    await search(desk, 'zebra')
    await expect(page.getByText('Nothing here has “zebra”')).toBeVisible()
    network.cable.plugIn()
    await desk.ask('app.reconnect', {})
    await desk.synced()
    await expect(page.getByText('Nothing here has “zebra”')).toBeVisible()
  })

  await test.step('the palette opens in the composer, loses no text, and goes anywhere', async () => {
    await desk.pane('Chats')
    await desk.openChat(NAME)
    await desk.box(NAME).fill('half a sentence')
    await page.keyboard.press('Control+K')
    const field = page.getByRole('combobox', { name: 'Person, company, chat or command' })
    await field.fill('oleh')
    await expect(page.getByRole('option', { name: /Oleh Kovalenko/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(desk.box(NAME)).toBeFocused()
    await expect(desk.box(NAME)).toHaveValue('half a sentence')
    await page.keyboard.press('Control+K')
    await field.fill('oleh')
    await expect(page.getByRole('option', { selected: true })).toContainText('Oleh Kovalenko')
    await page.keyboard.press('Enter')
    await expect(desk.box('Oleh Kovalenko')).toBeFocused()
    await page.keyboard.press('Control+K')
    await field.fill('notific')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible()
    await page.keyboard.press('Control+K')
    await field.fill('new chat')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'New chat' })
    await expect(dialog.getByRole('searchbox', { name: 'Search customers by name' })).toBeFocused()
  })
})

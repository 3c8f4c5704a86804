import type { Locator } from '@playwright/test'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'

const NAME = 'Nadia Nguyen'

/** Opens the menu of a message, and chooses. */
async function choose(desk: OpenDesk, message: Locator, item: string): Promise<void> {
  await message.click({ button: 'right', position: { x: 60, y: 8 } })
  await desk.page.getByRole('menuitem', { name: item }).click()
}

test('a message: presence, typing, sent, delivered, read, reactions, answer, edit, unsend, link', async ({
  network,
  openDesk,
}) => {
  const desk = await openDesk()
  const nadia = await network.portal('nadia@lumen.studio')
  const [chat] = await nadia.chats()
  const id = chat?.conversationId ?? ''
  const seen = async () => (await nadia.messages(id)).at(-1)
  await desk.synced()
  await desk.openChat(NAME)
  const thread = desk.page.getByRole('log')

  await test.step('sent, delivered, read', async () => {
    await desk.write(NAME, 'The door code is 4711.')
    await expect(desk.message('The door code is 4711.')).toContainText('Sent')
    const message = await seen()
    await expect(desk.message('The door code is 4711.')).toContainText('Delivered')
    await nadia.read(id, message?.seq ?? 0)
    await expect(desk.message('The door code is 4711.')).toContainText('Read')
  })

  await test.step('she is there, and typing; then she is not', async () => {
    const page = await nadia.openPage()
    await expect(desk.page.getByText('Online', { exact: true })).toBeVisible()
    // The sign lasts for some seconds: on a busy machine she types on until both have been seen.
    await expect(async () => {
      page.type(id)
      await expect(thread).toContainText('Nadia is typing', { timeout: 1000 })
      await expect(desk.chatRow(NAME)).toContainText('typing…', { timeout: 1000 })
    }).toPass()
    await nadia.write(id, 'Thank you! See https://lumen.studio/visit')
    page.close()
    await expect(desk.page.getByText('Online', { exact: true })).toBeHidden()
    await expect(thread).not.toContainText('Nadia is typing')
  })

  // The answer quotes her words: hers is what she wrote herself.
  const hers = thread.locator('[data-side="customer"]').filter({ hasText: 'Thank you! See' })
  await test.step('reactions on both sides', async () => {
    await hers.hover()
    await hers.getByRole('button', { name: 'React', exact: true }).click()
    await desk.page.getByRole('button', { name: 'React with 🙏' }).click()
    const chip = hers.getByRole('button', { name: /^🙏/ })
    await expect(chip).toHaveAttribute('aria-pressed', 'true')
    await expect.poll(async () => (await seen())?.reactions).toEqual([{ emoji: '🙏', count: 1, own: false }])
    await nadia.react((await seen())?.id ?? '', '🙏')
    await expect(chip).toHaveAccessibleName(/2: Dana Okafor, Nadia Nguyen/)
    await chip.click()
    await expect(chip).toHaveAttribute('aria-pressed', 'false')
    await expect.poll(async () => (await seen())?.reactions).toEqual([{ emoji: '🙏', count: 1, own: true }])
  })

  await test.step('an answer quotes, and leads to what it answers', async () => {
    await choose(desk, hers, 'Reply')
    await expect(desk.box(NAME)).toBeFocused()
    await desk.write(NAME, 'Looks lovely.')
    await expect.poll(async () => (await seen())?.replyTo?.text).toContain('Thank you! See')
    const answer = desk.message('Looks lovely.')
    await answer.getByRole('button', { name: /Thank you! See/ }).click()
    await expect(hers).toHaveAttribute('data-marked', 'true')
    await expect(hers).toBeFocused()
  })

  await test.step('by keyboard: from the message into its menu, and back', async () => {
    await desk.page.keyboard.press('ArrowDown')
    await expect(desk.message('Looks lovely.')).toBeFocused()
    await desk.page.keyboard.press('Enter')
    await expect(desk.page.getByRole('menuitem', { name: 'Copy text' })).toBeVisible()
    await desk.page.keyboard.press('Escape')
    await expect(desk.message('Looks lovely.')).toBeFocused()
  })

  await test.step('arrow up in the empty box changes the last own message', async () => {
    await desk.box(NAME).press('ArrowUp')
    const editor = desk.page.getByRole('textbox', { name: 'Edit this message' })
    await expect(editor).toHaveValue('Looks lovely.')
    await editor.press('Escape')
    await expect(desk.box(NAME)).toBeFocused()
    await desk.box(NAME).press('ArrowUp')
    await editor.fill('Looks lovely, Nadia.')
    await editor.press('Enter')
    await expect(desk.message('Looks lovely, Nadia.')).toContainText('edited')
    await expect.poll(async () => (await seen())?.text).toBe('Looks lovely, Nadia.')
  })

  await test.step('unsend asks once, and leaves a tombstone on both sides', async () => {
    await choose(desk, desk.message('Looks lovely, Nadia.'), 'Unsend…')
    const dialog = desk.page.getByRole('dialog', { name: 'Unsend this message?' })
    await expect(dialog).toContainText('in the portal of Nadia')
    await dialog.getByRole('button', { name: 'Unsend' }).click()
    await expect(thread).toContainText('Dana unsent a message')
    await expect(thread).not.toContainText('Looks lovely, Nadia.')
    await expect.poll(async () => await seen()).toMatchObject({ text: '', deletedAt: expect.any(Number) })
  })

  await test.step('a link goes through the one guarded door', async () => {
    await desk.electron.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = (url) => Promise.resolve(void opened.push(url))
    })
    await hers.getByRole('link', { name: 'https://lumen.studio/visit' }).click()
    await expect
      .poll(() => desk.electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
      .toEqual(['https://lumen.studio/visit'])
    expect(desk.page.url()).toMatch(/^app:/)
  })
  await expect(desk.page.getByText(/Riverside desk: you, .* read along/)).toBeVisible()
})

test('what was done offline to messages is there after a restart, and reaches the other side later', async ({
  network,
  openDesk,
}) => {
  const first = await openDesk()
  await first.synced()
  await first.openChat(NAME)
  await first.write(NAME, 'This goes away')
  await first.write(NAME, 'This changes')
  await expect(first.message('This changes')).toContainText('Sent')
  network.cable.pull()
  await first.offline()
  await choose(first, first.message('This goes away'), 'Unsend…')
  const dialog = first.page.getByRole('dialog', { name: 'Unsend this message?' })
  await expect(dialog).toContainText('You are offline')
  await dialog.getByRole('button', { name: 'Unsend' }).click()
  await first.box(NAME).press('ArrowUp')
  await first.page.getByRole('textbox', { name: 'Edit this message' }).fill('This has changed')
  await first.page.keyboard.press('Enter')
  await expect(first.message('This has changed')).toBeVisible()
  await choose(first, first.message('This has changed'), 'React with 👍')
  await expect(first.message('This has changed').getByRole('button', { name: /^👍 1/ })).toBeVisible()
  await first.quit()

  const desk = await openDesk()
  await desk.offline()
  await desk.openChat(NAME)
  await expect(desk.page.getByRole('log')).toContainText('Dana unsent a message')
  await expect(desk.message('This has changed').getByRole('button', { name: /^👍 1/ })).toBeVisible()
  network.cable.plugIn()
  await desk.ask('app.reconnect', {})
  await desk.synced()
  const nadia = await network.portal('nadia@lumen.studio')
  const [chat] = await nadia.chats()
  const [gone, changed] = (await nadia.messages(chat?.conversationId ?? '')).slice(-2)
  expect(gone).toMatchObject({ text: '', deletedAt: expect.any(Number) })
  expect(changed).toMatchObject({
    text: 'This has changed',
    editedAt: expect.any(Number),
    reactions: [{ emoji: '👍', count: 1, own: false }],
  })
})

test('hostile and odd texts do not break their rows', async ({ network, openDesk }) => {
  const nadia = await network.portal('nadia@lumen.studio')
  const [chat] = await nadia.chats()
  const id = chat?.conversationId ?? ''
  const odd = [
    'W'.repeat(400),
    `long ${'word '.repeat(3900)}end of it`,
    'שלום, אפשר לקבוע סיור ב-10:30? (Room 4)',
    `zalgo ${'a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308'.repeat(30)}`,
    '🎉👍🏽',
    '\u202Egnp.tcartnoc <img src=x onerror=alert(1)>',
  ]
  for (const text of odd) await nadia.write(id, text)
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  const log = desk.page.getByRole('log')
  await expect(log.getByText('🎉👍🏽')).toBeVisible()
  const overhangPx = await log.evaluate((element) => {
    const edge = element.getBoundingClientRect().right
    const rights = [...element.querySelectorAll('article *')].map((one) => one.getBoundingClientRect().right)
    return Math.max(...rights) - edge
  })
  expect(overhangPx).toBeLessThanOrEqual(0)
  await expect(log.locator('img[src="x"]')).toHaveCount(0)
  const long = log.getByRole('article').filter({ hasText: 'long word' })
  await expect(long).not.toContainText('end of it')
  await long.getByRole('button', { name: /^Show all/ }).click()
  await expect(long).toContainText('end of it')
  await long.getByRole('button', { name: 'Show less' }).click()
  await expect(long).not.toContainText('end of it')
})

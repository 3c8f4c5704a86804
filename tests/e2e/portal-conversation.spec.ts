import { chromium, type Browser, type Locator, type Page } from '@playwright/test'
import { CHROMIUM } from '../harness/chromium.ts'
import { expect, test } from '../harness/fixtures.ts'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { box, log, openChat } from './portal-thread.ts'
import { CUSTOMER, signIn } from './portal-world.ts'

const NAME = 'Nadia Nguyen'
const SMALL = { width: 360, height: 740 }

let browser: Browser
test.beforeAll(async () => {
  browser = await chromium.launch(CHROMIUM)
})
test.afterAll(() => browser.close())

/** A message on the customer's page: the first with these words, as an answer repeats them. */
const row = (page: Page, text: string) => log(page).getByRole('listitem').filter({ hasText: text }).first()

/** Opens what can be done with a message, and does it. */
async function act(page: Page, text: string, action: string): Promise<void> {
  await row(page, text)
    .getByRole('button', { name: /^More for/ })
    .click()
  await row(page, text).getByRole('button', { name: action }).click()
}

test('a conversation with the portal in a browser: delivered, read, typing, reactions, quotes, edit, unsend', async ({
  network,
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  await desk.write(NAME, 'Your locker is number 9.')
  await expect(desk.message('Your locker is number 9.')).toContainText('Sent')
  await desk.ask('messages.send', {
    conversationId: (await desk.ask('chats.list', { filter: 'all', query: NAME, offset: 0, limit: 1 }))
      .chats[0]!.conversationId,
    subject: null,
    kind: 'note',
    text: 'planted-4c1d: she pays late',
    stagedFileIds: [],
    mentionUserIds: [],
    replyToId: null,
  })

  const context = await browser.newContext({ viewport: SMALL, hasTouch: true, baseURL: network.server.url })
  const page = await context.newPage()
  await loadAxe(page)
  const answers: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/portal/api/')) answers.push(response.text().catch(() => ''))
  })
  await signIn(page, network.server, CUSTOMER)
  await page.getByRole('heading', { name: 'Chats' }).waitFor()
  const seen = desk.page.getByRole('log').getByRole('article')

  await test.step('what the page has fetched is delivered, and what it has shown is read', async () => {
    await openChat(page, network.server.url)
    await expect(desk.message('Your locker is number 9.')).toContainText('Read')
  })

  await test.step('typing, both ways', async () => {
    // It is told every few seconds and may get lost: a person types on.
    const typesUntil = (typed: Locator, seen: Locator) =>
      expect(async () => {
        await typed.pressSequentially('o')
        await expect(seen).toBeVisible({ timeout: 1000 })
      }).toPass()
    await typesUntil(desk.box(NAME), page.getByText('Dana Okafor is typing…'))
    await desk.box(NAME).fill('')
    await typesUntil(box(page), desk.page.getByText('Nadia is typing').first())
    await box(page).fill('')
  })

  await test.step('a reaction from the portal is at the desk with its name, and can be taken back', async () => {
    await act(page, 'Your locker is number 9.', 'React with 🎉')
    const chip = desk.message('Your locker is number 9.').getByRole('button', { name: '🎉 1: Nadia Nguyen' })
    await expect(chip).toBeVisible()
    const own = row(page, 'Your locker is number 9.').getByRole('button', { name: '🎉 1' })
    await expect(own).toHaveAttribute('aria-pressed', 'true')
    await own.click()
    await expect(own).toHaveCount(0)
    await expect(chip).toHaveCount(0)
  })

  await test.step('an answer quotes, on both sides', async () => {
    await act(page, 'Your locker is number 9.', 'Reply')
    await expect(page.getByText('Replying to Dana Okafor')).toBeVisible()
    // On a touch screen Enter begins a new line.
    await box(page).fill('Which key is it?')
    await page.getByRole('button', { name: 'Send to Riverside desk' }).click()
    await expect(box(page)).toHaveValue('')
    const answer = row(page, 'Which key is it?')
    await expect(answer.getByRole('button', { name: /Your locker is number 9\./ }).first()).toBeVisible()
    await expect(seen.filter({ hasText: 'Which key is it?' })).toContainText('Your locker is number 9.')
    await answer.getByRole('button', { name: /^Dana Okafor/ }).click()
    await expect(log(page).locator('li:focus')).toContainText('Your locker is number 9.')
  })

  await test.step('by keyboard: edits the own message; without a network it says so and keeps the words', async () => {
    const more = row(page, 'Which key is it?').getByRole('button', { name: /^More for/ })
    await more.focus()
    await page.keyboard.press('Enter')
    await row(page, 'Which key is it?').getByRole('button', { name: 'Edit' }).press('Enter')
    await expect(box(page)).toBeFocused()
    await expect(box(page)).toHaveValue('Which key is it?')
    await box(page).fill('Which key opens it?')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Save the change' }).click()
    await expect(page.getByRole('alert')).toContainText('Not changed. The server can’t be reached.')
    await expect(box(page)).toHaveValue('Which key opens it?')
    await context.setOffline(false)
    await expect(page.getByText('You are offline.')).toHaveCount(0)
    await page.getByRole('button', { name: 'Save the change' }).click()
    await expect(row(page, 'Which key opens it?')).toContainText('edited')
    await expect(box(page)).toHaveValue('')
    await expect(desk.message('Which key opens it?')).toContainText('dited')
  })

  await test.step('whoever unsends leaves a tombstone on both sides', async () => {
    await act(page, 'Which key opens it?', 'Unsend')
    await row(page, 'Which key opens it?').getByRole('button', { name: 'Unsend' }).click()
    await expect(log(page).getByText('You unsent this message')).toBeVisible()
    await expect(seen.filter({ hasText: 'Nadia unsent a message' })).toHaveCount(1)
    await expect(seen.filter({ hasText: 'Which key opens it?' })).toHaveCount(0)

    await desk.write(NAME, 'Never mind.')
    await expect(row(page, 'Never mind.')).toHaveCount(1)
    const { messages } = await desk.ask('messages.page', {
      conversationId: (await desk.ask('chats.list', { filter: 'all', query: NAME, offset: 0, limit: 1 }))
        .chats[0]!.conversationId,
      beforeSeq: null,
      limit: 5,
    })
    const never = messages.find(({ text }) => text === 'Never mind.')
    await desk.ask('messages.unsend', { messageId: never!.id })
    await expect(log(page).getByText('Dana Okafor unsent a message')).toBeVisible()
    await expect(page.getByText('Never mind.')).toHaveCount(0)
  })

  await test.step('at 360 px: nothing to scroll sideways, every target for a finger, no serious finding', async () => {
    await act(page, 'Your locker is number 9.', 'Reply')
    await row(page, 'Your locker is number 9.')
      .getByRole('button', { name: /^More for/ })
      .click()
    expect(await seriousFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(SMALL.width)
    const small = page
      .locator('button:visible')
      .evaluateAll(
        (targets) =>
          targets
            .map((target) => target.getBoundingClientRect())
            .filter(({ width, height }) => width < 44 || height < 44).length,
      )
    expect(await small).toBe(0)
  })

  expect((await Promise.all(answers)).join()).not.toContain('planted-4c1d')
  await context.close()
})

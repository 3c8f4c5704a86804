import { expect, type Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PortalChats } from '../../protocol/wire/http.ts'
import { ROOT } from '../harness/places.ts'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { box, log, openChat, write } from './portal-thread.ts'
import { DESKTOP, PHONE, test } from './portal-world.ts'

test.use({ spec: import.meta.filename })

const ASSETS = join(ROOT, 'server/demo/assets')

test.use({ viewport: PHONE })
test.beforeEach(({ context, cookies }) => context.addCookies(cookies))

test('lists the chat with its last words, and opens and leaves it', async ({ page, server, desk }) => {
  const chat = await openChat(page, server.url)
  await page.getByRole('link', { name: 'All chats' }).click()
  await desk.write(chat, 'Your parcel has come.')
  const row = page.getByRole('link', { name: /Riverside desk/ })
  await expect(row).toContainText('Your parcel has come.')
  await expect(row).toContainText('unread')
  await row.click()
  await expect(log(page)).toContainText('Your parcel has come.')
  await page.goBack()
  await expect(row).not.toContainText('unread')
})

test('writes to the desk and is answered, live both ways; delivered becomes read', async ({
  page,
  server,
  desk,
  complaints,
}) => {
  const chat = await openChat(page, server.url)
  await write(page, 'Is the quiet floor open on Sunday?')
  const mine = log(page).getByRole('listitem').filter({ hasText: 'Is the quiet floor open on Sunday?' })
  await expect(mine).toContainText('Delivered')
  await expect.poll(() => desk.texts(chat)).toContain('Is the quiet floor open on Sunday?')

  await desk.readAll(chat)
  await expect(mine).toContainText('Read')
  await desk.write(chat, 'Yes, from nine to five.')
  await expect(log(page)).toContainText('Yes, from nine to five.')
  await expect(page.getByRole('status').filter({ hasText: 'Yes, from nine to five.' })).toBeAttached()
  expect(complaints).toEqual([])
})

test('never shows what administrators note among themselves', async ({ page, server, desk }) => {
  const chat = await openChat(page, server.url)
  await desk.note(chat, 'Give her the opening offer.')
  await desk.write(chat, 'After the note')
  await expect(log(page)).toContainText('After the note')
  await expect(page.getByText('Give her the opening offer.')).toHaveCount(0)
  const { chats } = PortalChats.parse(await (await page.request.get(`${server.url}/portal/api/chats`)).json())
  expect(JSON.stringify(chats)).not.toContain('opening offer')
})

test('shows words as words: no markup, and links only where they are safe', async ({
  page,
  server,
  desk,
}) => {
  const chat = await openChat(page, server.url)
  await desk.write(chat, '<img src=x onerror=alert(1)> https://foyer.example/plan javascript:alert(2)')
  const message = log(page).getByRole('listitem').last()
  await expect(message).toContainText('<img src=x onerror=alert(1)>')
  await expect(message.getByRole('link')).toHaveCount(1)
  const link = message.getByRole('link', { name: 'https://foyer.example/plan' })
  await expect(link).toHaveAttribute('rel', /noopener noreferrer/)
})

test('sends a photo, a PDF and any other file, and gets back the same bytes', async ({ page, server }) => {
  await openChat(page, server.url)
  const names = ['quiet-floor.jpg', 'contract-2027.pdf', 'wifi-and-printing.txt']
  await page.locator('input[type=file]').setInputFiles(names.map((name) => join(ASSETS, name)))
  const tray = page.getByRole('list', { name: 'Attached files' })
  await expect(tray.getByRole('listitem')).toHaveCount(3)
  await box(page).fill('The three files')
  await box(page).press('Enter')

  const message = log(page).getByRole('listitem').filter({ hasText: 'The three files' })
  await expect(message).toContainText(/Delivered|Read/)
  await expect(tray).toHaveCount(0)
  const photo = message.getByRole('button', { name: /quiet-floor.jpg/ }).getByRole('presentation')
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expect(message.getByRole('link', { name: /contract-2027.pdf/ })).toContainText('Save')

  const saving = page.waitForEvent('download')
  await message.getByRole('link', { name: /wifi-and-printing.txt/ }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('wifi-and-printing.txt')
  expect(await sha256(await saved.path())).toBe(await sha256(join(ASSETS, 'wifi-and-printing.txt')))

  await message.getByRole('button', { name: /quiet-floor.jpg/ }).click()
  await expect(page.getByRole('dialog', { name: 'quiet-floor.jpg' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('says which files can’t go, and sends the others', async ({ page, server }) => {
  await openChat(page, server.url)
  const files = ['nothing.txt', 'something.txt'].map((name, index) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.alloc(index),
  }))
  await page.locator('input[type=file]').setInputFiles(files)
  await expect(page.getByRole('alert')).toHaveText('“nothing.txt” is empty.')
  await expect(page.getByRole('list', { name: 'Attached files' })).toContainText('something.txt')
  await page.getByRole('button', { name: 'Remove something.txt' }).click()
  await expect(page.getByRole('list', { name: 'Attached files' })).toHaveCount(0)
})

test('older messages come in on scrolling up, and nothing jumps', async ({ page, server, desk }) => {
  const chat = await openChat(page, server.url)
  await desk.write(chat, ...Array.from({ length: 120 }, (_, index) => `Numbered ${index}`))
  await page.reload()
  await expect(log(page).getByText('Numbered 119')).toBeInViewport()
  const oldest = log(page)
    .getByText(/^Numbered /)
    .first()
  await expect(oldest).toHaveText('Numbered 70')

  const row = log(page).getByText('Numbered 72', { exact: true })
  await page.route('**/messages?before=*', async (route) => {
    await row.evaluate((element) =>
      element.setAttribute('data-top', String(element.getBoundingClientRect().top)),
    )
    await route.fallback()
  })
  await log(page).evaluate((element) => element.scrollTo({ top: 120 }))
  await expect(oldest).not.toHaveText('Numbered 70')
  const moved = await row.evaluate(
    (element) => element.getBoundingClientRect().top - Number(element.getAttribute('data-top')),
  )
  expect(Math.abs(moved)).toBeLessThanOrEqual(1)

  await desk.write(chat, 'While you read above')
  await expect(page.getByRole('button', { name: 'New messages' })).toBeVisible()
  await page.getByRole('button', { name: 'New messages' }).click()
  await expect(log(page).getByText('While you read above')).toBeInViewport()
})

test('shows list and thread side by side on a desktop, all by keyboard', async ({ page, server, desk }) => {
  await page.setViewportSize(DESKTOP)
  const chat = await openChat(page, server.url)
  await page.goto(`${server.url}/portal/`)
  await expect(page.getByText('Choose a chat')).toBeVisible()
  const row = page.getByRole('link', { name: /Riverside desk/ })
  while (!(await row.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(box(page)).toBeFocused()
  await expect(row).toBeVisible()
  await page.keyboard.type('By keyboard')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('in two lines')
  await page.keyboard.press('Enter')
  await expect.poll(() => desk.texts(chat)).toContain('By keyboard\nin two lines')
})

for (const [name, viewport] of Object.entries({ phone: { width: 360, height: 640 }, desktop: DESKTOP })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`list and thread: no serious finding, no sideways scrolling, ${name}, ${colorScheme}`, async ({
      page,
      server,
      desk,
    }) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await loadAxe(page)
      const chat = await openChat(page, server.url)
      await desk.write(chat, `https://foyer.example/${'long'.repeat(80)} ${'W'.repeat(300)}`)
      await write(page, 'W'.repeat(300))
      await expect(log(page).getByText('W'.repeat(300), { exact: true }).last()).toBeVisible()
      for (const place of ['thread', 'list']) {
        if (place === 'list') await page.goto(`${server.url}/portal/#/`)
        expect(await seriousFindings(page), place).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBe(viewport.width)
        if (name === 'phone') expect(await smallTargets(page), place).toEqual([])
      }
    })
  }
}

/** What a finger would miss: lower than 44 px. Links inside a sentence are as high as their line. */
function smallTargets(page: Page): Promise<string[]> {
  return page
    .locator('a:visible:not([rel~=nofollow]), button:visible, textarea:visible')
    .evaluateAll((targets) =>
      targets
        .filter((target) => target.getBoundingClientRect().height < 44)
        .map((target) => target.outerHTML),
    )
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

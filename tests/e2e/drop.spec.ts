import type { Locator } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dropFiles, holdFiles } from '../harness/drop.ts'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import { ROOT } from '../harness/places.ts'
import { dragFromOtherProgram, whyNoX11Drag } from '../harness/x11-drag.ts'

const NAME = 'Nadia Nguyen'
const PICTURE = join(ROOT, 'server/demo/assets/bike-room.jpg')

const tray = (desk: OpenDesk) => desk.page.getByRole('list', { name: 'Files to be sent' })
const sign = (desk: OpenDesk) => desk.page.getByRole('status').filter({ hasText: /^Send to/ })

/** Drops a file on what stands for Nadia, and expects her chat with the file in its tray and the cursor in its box. */
async function dropOnPerson(desk: OpenDesk, place: Locator, path: string, words: string | RegExp) {
  const held = await holdFiles(desk.page, place, [path])
  await expect(sign(desk)).toHaveText(words)
  await held.drop()
  await expect(sign(desk)).toHaveCount(0)
}

async function expectInTray(desk: OpenDesk, name: string, file: string) {
  await expect(desk.box(name)).toBeFocused()
  await expect(tray(desk).getByText(file, { exact: true })).toBeVisible()
}

test('files dropped on a person anywhere lie in the tray of that chat, and the place says whose it is', async ({
  folder,
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  const { page } = desk
  const file = async (name: string) => {
    const path = join(folder, name)
    await writeFile(path, name)
    return path
  }

  await test.step('a row of Chats', async () => {
    const path = await file('from chats.txt')
    await dropOnPerson(desk, desk.chatRow(NAME), path, 'Send to Nadia Nguyen, nonmember')
    await expectInTray(desk, NAME, 'from chats.txt')
  })

  await test.step('the thread, and the profile beside it', async () => {
    const log = page.getByRole('log')
    await dropOnPerson(desk, log, await file('from thread.txt'), /^Send to Nadia Nguyen, nonmember/)
    await expect(tray(desk).getByText('from thread.txt', { exact: true })).toBeVisible()
    const profile = page.getByRole('complementary', { name: `Profile of ${NAME}` })
    const path = await file('from profile.txt')
    await dropOnPerson(desk, profile.getByRole('heading', { name: NAME }), path, /^Send to Nadia Nguyen/)
    await expectInTray(desk, NAME, 'from profile.txt')
  })

  await test.step('a row of Notifications', async () => {
    await desk.pane('Notifications')
    const row = page.getByRole('article', { name: 'Nadia Nguyen booked Room 4' })
    await dropOnPerson(desk, row, await file('from notifications.txt'), 'Send to Nadia Nguyen, nonmember')
    await expectInTray(desk, NAME, 'from notifications.txt')
  })

  await test.step('a row of Customers', async () => {
    await desk.pane('Customers')
    await page.getByRole('tab', { name: /^Nonmembers/ }).click()
    const row = page
      .getByRole('table', { name: 'Customers' })
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: NAME }) })
    await dropOnPerson(desk, row, await file('from customers.txt'), 'Send to Nadia Nguyen, nonmember')
    await expectInTray(desk, NAME, 'from customers.txt')
    await expect(tray(desk).getByRole('listitem')).toHaveCount(5)
  })

  await test.step('a visitor has no chat; the host has', async () => {
    const { visits } = await desk.ask('visitors.list', { tab: 'today', query: '', offset: 0, limit: 100 })
    const visit = visits[0]
    if (!visit) throw new Error('nobody is expected today')
    await desk.pane('Visitors')
    const row = page.getByRole('listitem').filter({ hasText: visit.visit.visitorName }).first()
    const path = await file('from visitors.txt')
    const refused = await holdFiles(page, row.getByText(visit.visit.visitorName), [path])
    await expect(row.getByRole('status')).toHaveText(
      `${visit.visit.visitorName} has no chat with the desk. Drop on ${visit.host.name} to send to the host.`,
    )
    await refused.leave()
    await expect(row.getByRole('status')).toHaveCount(0)
    const host = row.getByText(visit.host.name, { exact: true })
    await dropOnPerson(desk, host, path, `Send to ${visit.host.name}`)
    await expectInTray(desk, visit.host.name, 'from visitors.txt')
  })

  await test.step('elsewhere nothing happens', async () => {
    await dropFiles(page, desk.status, [PICTURE])
    await dropFiles(page, page.getByRole('navigation', { name: 'Panes' }), [PICTURE])
    expect(page.url()).toBe('app://foyer/')
    await expect(tray(desk).getByRole('listitem')).toHaveCount(1)
  })
})

test('files dragged from another program’s window are taken', async ({ folder, openDesk }) => {
  const reason = whyNoX11Drag()
  test.skip(reason !== null, reason ?? '')
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  const name = 'odd – 名 & 100%.txt'
  await writeFile(join(folder, name), 'from afar')
  const log = desk.page.getByRole('log')
  expect(await dragFromOtherProgram(desk.electron, log, [PICTURE, join(folder, name)])).toBe('copy')
  await expect(tray(desk).getByText('bike-room.jpg', { exact: true })).toBeVisible()
  await expect(tray(desk).getByText(name, { exact: true })).toBeVisible()

  const row = desk.chatRow('Emma Wójcik')
  expect(await dragFromOtherProgram(desk.electron, row, [PICTURE])).toBe('copy')
  await expectInTray(desk, 'Emma Wójcik', 'bike-room.jpg')

  expect(await dragFromOtherProgram(desk.electron, desk.status, [PICTURE])).toBe('refused')
})

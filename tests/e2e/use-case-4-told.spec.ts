import { chromium, type Browser } from '@playwright/test'
import { startDesktopBus, type DesktopBus } from '../harness/desktop-bus.ts'
import { expect, test as base, type OpenDesk } from '../harness/fixtures.ts'
import { CHROMIUM } from '../harness/chromium.ts'
import { picture, resize, showIn, SIZES, THEMES } from '../harness/look.ts'
import {
  ASKED,
  askAgain,
  backToChat,
  cardOf,
  damage,
  openDeskChat,
  openSigner,
  readAsked,
  requestsOf,
  SIGNER,
  typeAndSign,
} from './signing-world.ts'

const test = base.extend<{ desktop: DesktopBus }>({
  desktop: async ({}, use) => {
    const desktop = await startDesktopBus({ tray: false })
    await use(desktop)
    await desktop.close()
  },
})

let browser: Browser
test.beforeAll(async () => {
  browser = await chromium.launch(CHROMIUM)
})
test.afterAll(() => browser.close())

const unread = async (desk: OpenDesk) => (await desk.ask('app.badges', {})).notifications

test('the desk is told of what becomes of a contract, wherever it works, and is led to its card', async ({
  desktop,
  network,
  openDesk,
  folder,
}) => {
  test.slow()
  const complaints: string[] = []
  const desks: OpenDesk[] = []
  const desk = await openDesk({ env: desktop.env })
  const other = await openDesk({ userData: `${folder}/other`, server: network.server.url })
  await Promise.all([desk.synced(), other.synced()])
  await other.pane('Visitors')
  await desk.pane('Customers')
  const before = await unread(desk)
  const phone = await openSigner(browser, complaints)
  await openDeskChat(phone, network, await desk.emailOf(SIGNER))

  await test.step('declined: who, what, why and where; a click leads to the card, which reads it on each device', async () => {
    await readAsked(phone, ASKED)
    await phone.getByRole('button', { name: 'Decline…' }).click()
    await phone.getByLabel('Why').fill('On paper, please')
    await phone.getByRole('button', { name: 'Decline', exact: true }).click()
    await expect(phone.getByText('You declined')).toBeVisible()
    const told = await desktop.seen(`${SIGNER} declined to sign ${ASKED}`)
    expect(told.body).toBe('Why: On paper, please\nRiverside')
    await expect.poll(() => unread(other)).toBe(before + 1)
    expect(await unread(desk)).toBe(before + 1)
    desktop.click(told)
    await expect(cardOf(desk, ASKED)).toBeInViewport()
    await expect(cardOf(desk, ASKED)).toContainText('On paper, please')
    await expect.poll(() => unread(desk)).toBe(before)
    await expect.poll(() => unread(other)).toBe(before)
  })

  await test.step('read on another device, it goes from this one', async () => {
    await askAgain(desk, 'Second version')
    await desk.pane('Customers')
    await backToChat(phone, network, desk)
    await readAsked(phone, 'Second version')
    await phone.getByRole('button', { name: 'Decline…' }).click()
    await phone.getByLabel('Why').fill('Not yet')
    await phone.getByRole('button', { name: 'Decline', exact: true }).click()
    await desktop.seen(`${SIGNER} declined to sign Second version`)
    await other.pane('Notifications')
    const row = other.page.getByRole('article', { name: `${SIGNER} declined to sign Second version` })
    await expect(row).toContainText('Why: Not yet')
    for (const theme of THEMES) {
      await showIn(other, theme)
      await picture(other, 'contracts-told', `notifications-${theme}`)
    }
    await row.click()
    await row.getByRole('button', { name: 'Open document' }).click()
    await expect(cardOf(other, 'Second version')).toBeInViewport()
    await expect.poll(() => desktop.onScreen()).toEqual([])
    await expect.poll(() => unread(desk)).toBe(before)
  })

  await test.step('no copy can be made: it says so with the way out, and Try again makes it', async () => {
    await askAgain(desk, 'Third version')
    const { views } = await requestsOf(desk)
    await desk.pane('Customers')
    await other.quit()
    await backToChat(phone, network, desk)
    await readAsked(phone, 'Third version')
    const mend = await damage(network, views[0]!.sha256!)
    await typeAndSign(phone, SIGNER, 'Third version')
    await expect(phone.getByText('You have signed')).toBeVisible()
    const told = await desktop.seen(`${SIGNER} has no signed copy of Third version`)
    await expect(phone.getByText('the desk knows and sees to it')).toBeVisible()
    desktop.click(told)
    const card = cardOf(desk, 'Third version')
    await expect(card).toContainText('the copy could not be made')
    for (const theme of THEMES) {
      await showIn(desk, theme)
      for (const size of SIZES) {
        await resize(desk, size)
        await card.scrollIntoViewIfNeeded()
        await picture(desk, 'contracts-told', `no-copy-${theme}-${size.width}`)
      }
    }
    await mend()
    await card.getByRole('button', { name: 'Try again' }).click()
    await expect(card).toContainText('SHA-256 of the signed copy')
    await expect(phone.getByText('Signed by everybody')).toBeVisible()
  })

  await test.step('while the app is closed: told at its next start, and a click opens the chat', async () => {
    await askAgain(desk, 'Fourth version')
    await desk.quit()
    await phone.goto(`${network.server.url}/portal/`)
    await phone
      .getByRole('link', { name: /Riverside desk/ })
      .first()
      .click()
    await readAsked(phone, 'Fourth version')
    await typeAndSign(phone, SIGNER, 'Fourth version')
    await expect(phone.getByText('Signed by everybody')).toBeVisible()
    const again = await openDesk({ env: desktop.env })
    desks.push(again)
    await again.pane('Customers')
    const told = await desktop.seen(`${SIGNER} signed Fourth version`)
    expect(told.body).toBe('The signed copy is in the chat\nRiverside')
    desktop.click(told)
    const copy = again.page
      .getByRole('log')
      .getByRole('article')
      .filter({ hasText: '“Fourth version” is signed by' })
    await expect(copy).toBeInViewport()
    await expect.poll(() => unread(again)).toBe(before)
  })

  await test.step('the files of the chat and of the customer say what has become of each', async () => {
    const again = desks.at(-1)!
    await again.page.getByRole('button', { name: 'Files of this chat' }).click()
    const files = again.page.getByRole('list', { name: 'Files', exact: true })
    const original = files.getByRole('listitem').filter({ hasText: 'flex-desk-contract.pdf' })
    await expect(original).toContainText('Signed')
    await expect(files.getByText(/^Signed copy, /)).toHaveCount(2)
    for (const theme of THEMES) {
      await showIn(again, theme)
      for (const size of SIZES) {
        await resize(again, size)
        await picture(again, 'contracts-told', `files-${theme}-${size.width}`)
      }
    }
    await original.getByRole('button', { name: 'Signed copy' }).click()
    await expect(again.page.getByRole('dialog')).toContainText('(signed).pdf')
    await again.page.keyboard.press('Escape')
    await resize(again, SIZES[0]!)
    await again.page.getByRole('button', { name: 'Back to the messages' }).click()
    const profile = again.page.getByRole('complementary').last()
    await expect(profile.getByRole('button', { name: /^flex-desk-contract\.pdf/ })).toContainText('Signed')
    await askAgain(again, 'Fifth version')
    await expect(profile.getByRole('button', { name: /^flex-desk-contract\.pdf/ })).toContainText(
      'Waiting for Nadia',
    )
  })
  expect(complaints).toEqual([])
})

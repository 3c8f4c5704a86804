import { chromium, type Browser, type Page } from '@playwright/test'
import { join } from 'node:path'
import { CHROMIUM } from '../harness/chromium.ts'
import { expect, test, type Network } from '../harness/fixtures.ts'
import { PHONE } from './portal-world.ts'
import { cardOf, mailTo, openVisitors, rowOf, writeIn } from './visit-world.ts'

const HOST = 'Oleh Kovalenko'
const VISITOR = 'Vera Vance'
const ADDRESS = 'vera@vance.example'
/** Another administrator of Riverside; all of the demo have one password. */
const MARIA = 'maria@tideway.example'

let browser: Browser

test.beforeAll(async () => {
  // Chromium's own sandbox can't start as root, as in a container.
  browser = await chromium.launch(CHROMIUM)
})
test.afterAll(() => browser.close())

const openPortal = (network: Network, email: string): Promise<Page> => openVisitors(browser, network, email)

test('a member’s visitor: registered, approved, checked in, told, read, on the way, and all of it offline', async ({
  network,
  openDesk,
  folder,
}) => {
  test.slow()
  const desk = await openDesk()
  const { page } = desk
  await desk.synced()
  const hostAddress = await desk.emailOf(HOST)
  const portal = await openPortal(network, hostAddress)

  await test.step('the member preregisters a visitor in the portal', async () => {
    await portal.getByRole('button', { name: 'Preregister' }).click()
    const form = portal.getByRole('form', { name: 'Preregister a visitor' })
    await form.getByLabel('Visitor’s name').fill(VISITOR)
    await form.getByLabel('E-mail, for the code').fill(ADDRESS)
    await expect(form).toContainText('Riverside approves visits')
    await form.getByRole('button', { name: 'Preregister' }).click()
    await expect(cardOf(portal, VISITOR)).toContainText('Waits for approval')
    await expect(cardOf(portal, VISITOR).getByRole('button', { name: 'Approve' })).toHaveCount(0)
  })

  await desk.pane('Visitors')
  await test.step('the desk approves; the visitor gets the code and a link', async () => {
    await page.getByRole('tab', { name: /^Requests/ }).click()
    await rowOf(desk, VISITOR).getByRole('button', { name: 'Approve' }).click()
    await expect(page.getByText(`${VISITOR} approved`)).toBeVisible()
    await expect(cardOf(portal, VISITOR)).toContainText('mailed')
  })
  const mail = await mailTo(network, ADDRESS, 'Your code is')
  const code = /Your code is (\d{6})/.exec(mail)?.[1] ?? ''
  const link = /https?:\/\/\S+\/portal\/#\/visit\/[\w-]+/.exec(mail)?.[0] ?? ''

  const visitor = await (await browser.newContext({ viewport: PHONE })).newPage()
  await test.step('the visitor opens the link without an account', async () => {
    await visitor.goto(link)
    await expect(visitor.getByRole('heading', { name: /Your visit to Riverside/ })).toBeVisible()
    await expect(visitor.getByRole('main')).toContainText(HOST)
    await expect(visitor.getByRole('main')).toContainText(`${code.slice(0, 3)} ${code.slice(3)}`)
    const guess = await (await browser.newContext()).newPage()
    await guess.goto(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)
    await expect(guess.getByText('This link is no longer available')).toBeVisible()
    await guess.context().close()
  })

  const second = await openDesk({
    userData: join(folder, 'second'),
    demo: { ...network.server.demo, email: MARIA },
  })
  await second.synced()
  await second.pane('Visitors')
  await expect(rowOf(second, VISITOR)).toContainText('Expected')

  await test.step('a code that the visitor has lost is looked up by the name', async () => {
    const search = second.page.getByRole('searchbox', { name: 'Search visitors' })
    await search.fill('vera')
    await expect(rowOf(second, VISITOR)).toContainText(`Code ${code.slice(0, 3)} ${code.slice(3)}`)
    await expect(cardOf(portal, VISITOR)).toContainText(`${code.slice(0, 3)} ${code.slice(3)}`)
    await search.fill('')
  })

  await test.step('checked in by the code; the host is told and reads it, seen at both desks', async () => {
    await page.getByRole('tab', { name: /^Today/ }).click()
    const box = page.getByLabel('Visitor’s code')
    await box.fill(code === '000000' ? '000001' : '000000')
    await expect(page.getByText('No visit of today has this code.')).toBeVisible()
    await box.fill(code)
    await expect(page.getByRole('button', { name: 'Check in with this code' })).toBeVisible()
    await box.press('Enter')
    await mailTo(network, hostAddress, 'is here for you')
    await expect(cardOf(portal, VISITOR)).toContainText('Checked in')
    await expect(rowOf(desk, VISITOR)).toContainText(/Host told \d\d:\d\d, read \d\d:\d\d/)
    await expect(rowOf(second, VISITOR)).toContainText(/Checked in.*read \d\d:\d\d/)
  })

  await test.step('the host is on the way: the desk and the visitor see it', async () => {
    await cardOf(portal, VISITOR).getByRole('button', { name: 'I’m on my way' }).click()
    await expect(rowOf(desk, VISITOR)).toContainText('on the way')
    await visitor.reload()
    await expect(visitor.getByText('Your host is on the way to you.')).toBeVisible()
  })

  await test.step('host and visitor write to each other by the link; no desk has a word of it', async () => {
    await cardOf(portal, VISITOR).getByRole('link', { name: 'Chat', exact: true }).click()
    await writeIn(portal, 'Coffee first? marigold77')
    await expect(rowOf(desk, VISITOR)).toContainText(/Chat: host wrote \d\d:\d\d, not delivered yet/)
    await visitor.getByRole('button', { name: `Chat with ${HOST}` }).click()
    await expect(
      visitor.getByRole('log').getByRole('listitem').filter({ hasText: 'marigold77' }),
    ).toBeVisible()
    await expect(visitor.getByRole('navigation', { name: 'Pages' })).toHaveCount(0)
    await expect(rowOf(desk, VISITOR)).toContainText(
      /Chat: host wrote \d\d:\d\d, delivered \d\d:\d\d, read \d\d:\d\d/,
    )
    await writeIn(visitor, 'With pleasure')
    await expect(
      portal.getByRole('log').getByRole('listitem').filter({ hasText: 'With pleasure' }),
    ).toBeVisible()
    for (const one of [desk, second]) {
      await expect(rowOf(one, VISITOR)).toContainText(/Chat: visitor wrote \d\d:\d\d, delivered/)
      await one.synced()
      const { chats } = await one.ask('chats.list', { filter: 'all', query: '', offset: 0, limit: 5 })
      expect(JSON.stringify(chats)).not.toContain('With pleasure')
    }
    await portal.goto(`${network.server.url}/portal/#/visitors`)
  })

  await test.step('a step can be taken back', async () => {
    await rowOf(desk, VISITOR).getByRole('button', { name: 'Check out' }).click()
    await expect(rowOf(second, VISITOR)).toContainText('Checked out')
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect(rowOf(second, VISITOR)).toContainText('Checked in')
  })

  await test.step('offline: registered again in two clicks, checked in, and it waits, also after a restart', async () => {
    network.cable.pull()
    await desk.offline()
    await page.getByRole('tab', { name: 'Contacts' }).click()
    await page.getByRole('button', { name: `Preregister ${VISITOR}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Preregister a visitor' })
    await dialog.getByLabel('Visitor’s name').fill('Olga Offline')
    await dialog.getByLabel('E-mail, for the code').fill('')
    await dialog.getByRole('button', { name: 'Preregister' }).click()
    await expect(page.getByText(/Olga Offline is registered. The code is \d{3} \d{3}/)).toBeVisible()
    await page.getByRole('tab', { name: /^Today/ }).click()
    await page.getByRole('searchbox', { name: 'Search visitors' }).fill('olga')
    await rowOf(desk, 'Olga Offline').getByRole('button', { name: 'Check in' }).click()
    await expect(rowOf(desk, 'Olga Offline')).toContainText('Checked in')
    await expect(rowOf(desk, 'Olga Offline')).toContainText('Waits in the outbox')
    await desk.quit()
  })

  const again = await openDesk()
  await again.pane('Visitors')
  await expect(rowOf(again, 'Olga Offline')).toContainText('Waits in the outbox')
  await test.step('back online each is sent once, and the host is told', async () => {
    network.cable.plugIn()
    await Promise.all([second, again].map((one) => one.ask('app.reconnect', {})))
    await expect(rowOf(second, 'Olga Offline')).toContainText('Checked in')
    await expect(rowOf(second, 'Olga Offline')).toHaveCount(1)
    await expect(rowOf(again, 'Olga Offline')).not.toContainText('Waits in the outbox')
    await expect(cardOf(portal, 'Olga Offline')).toContainText('Checked in')
  })
})

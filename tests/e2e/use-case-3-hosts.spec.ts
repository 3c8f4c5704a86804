import { chromium, type Browser } from '@playwright/test'
import { join } from 'node:path'
import { PortalMe } from '../../protocol/wire/http.ts'
import { directConversationId, newId, type UserId } from '../../protocol/wire/ids.ts'
import { CHROMIUM } from '../harness/chromium.ts'
import { startDesktopBus, type DesktopBus } from '../harness/desktop-bus.ts'
import { expect, test as base, type OpenDesk } from '../harness/fixtures.ts'
import { PHONE } from './portal-world.ts'
import { cardOf, mailTo, openVisitors, rowOf, writeIn } from './visit-world.ts'

// Use case 3 from the host's side: in the portal, and at a desk of their own.

const HOST = 'Oleh Kovalenko'
/** Known at Harbour alone. */
const RUI = 'rui@maresoftware.example'
const MARIA = { email: 'maria@tideway.example', name: 'Maria Silva' }
/** Longer than a host may be silent before the desk is told. */
const SILENT_MS = 11 * 60_000

const test = base.extend<{ browser: Browser; desktop: DesktopBus }>({
  browser: async ({}, use) => {
    // Chromium's own sandbox can't start as root, as in a container.
    const browser = await chromium.launch(CHROMIUM)
    await use(browser)
    await browser.close()
  },
  desktop: async ({}, use) => {
    const desktop = await startDesktopBus({ tray: false })
    await use(desktop)
    await desktop.close()
  },
})

async function userOf(desk: OpenDesk, name: string): Promise<UserId> {
  const { people } = await desk.ask('search.people', { query: name, limit: 1 })
  const subject = people[0]?.face.subject
  if (subject?.kind !== 'user') throw new Error(`${name} is not here`)
  return subject.id
}

function register(desk: OpenDesk, visit: { hostUserId: UserId; visitorName: string; visitorEmail: string }) {
  return desk.ask('visitors.register', {
    ...visit,
    visitorCompany: null,
    expectedAt: Date.now(),
    asksHost: false,
  })
}

const linkIn = (mail: string) => /https?:\/\/\S+\/portal\/#\/visit\/[\w-]+/.exec(mail)?.[0] ?? ''

test('the host approves in the portal, or rejects, and who was rejected starts no chat', async ({
  network,
  openDesk,
  browser,
}) => {
  test.setTimeout(240_000)
  const desk = await openDesk()
  await desk.synced()
  const hostUserId = await userOf(desk, HOST)
  const asked = { hostUserId, visitorCompany: null, expectedAt: Date.now(), asksHost: true }
  await desk.ask('visitors.register', {
    ...asked,
    visitorName: 'Asta Asked',
    visitorEmail: 'asta@asked.example',
  })
  await desk.ask('visitors.register', { ...asked, visitorName: 'Rui Carvalho', visitorEmail: RUI })
  await desk.pane('Visitors')
  await expect(rowOf(desk, 'Asta Asked')).toContainText('Waits for approval')
  const portal = await openVisitors(browser, network, await desk.emailOf(HOST))

  await cardOf(portal, 'Asta Asked').getByRole('button', { name: 'Approve' }).click()
  await expect(cardOf(portal, 'Asta Asked')).toContainText('mailed')
  await expect(rowOf(desk, 'Asta Asked')).toContainText('Expected')
  const code =
    /Your code is (\d{6})/.exec(await mailTo(network, 'asta@asked.example', 'Your code is'))?.[1] ?? ''
  await expect(rowOf(desk, 'Asta Asked')).toContainText(`Code ${code.slice(0, 3)} ${code.slice(3)}`)

  await cardOf(portal, 'Rui Carvalho').getByRole('button', { name: 'Reject' }).click()
  await expect(cardOf(portal, 'Rui Carvalho')).toContainText('Rejected')
  await expect(cardOf(portal, 'Rui Carvalho').getByRole('link', { name: 'Chat' })).toHaveCount(0)
  await expect(rowOf(desk, 'Rui Carvalho')).toContainText('Rejected')

  // By hand, skipping the page: as for somebody who isn't there.
  const visitor = await openVisitors(browser, network, RUI)
  const api = `${network.server.url}/portal/api`
  const me = PortalMe.parse(await (await visitor.request.get(`${api}/me`)).json())
  const write = async (other: UserId) => {
    const chat = directConversationId(me.userId, other)
    const answer = await visitor.request.post(`${api}/chats/${chat}/messages`, {
      headers: { origin: network.server.url },
      data: {
        opId: newId(),
        messageId: newId(),
        text: 'Why?',
        fileIds: [],
        replyToId: null,
        directUserId: other,
      },
    })
    return { status: answer.status(), text: await answer.text() }
  }
  const refused = await write(hostUserId)
  expect(refused.status).toBe(404)
  expect(refused).toEqual(await write(newId() as UserId))
})

test('a host who does not read it is nudged, and the desk is told that nobody answers', async ({
  network,
  openDesk,
  browser,
}) => {
  test.setTimeout(240_000)
  const desk = await openDesk()
  await desk.synced()
  const hostAddress = await desk.emailOf(HOST)
  const visitorName = 'Nils Nudge'
  await register(desk, {
    hostUserId: await userOf(desk, HOST),
    visitorName,
    visitorEmail: 'nils@nudge.example',
  })
  await desk.pane('Visitors')
  await rowOf(desk, visitorName).getByRole('button', { name: 'Check in' }).click()
  await mailTo(network, hostAddress, `${visitorName} is here for you`)
  await expect(rowOf(desk, visitorName)).toContainText(/Host told \d\d:\d\d, not read yet/)

  // Six minutes pass at the desk, and the host has not looked.
  const { page } = desk
  await page.clock.setFixedTime(Date.now() + 6 * 60_000)
  await desk.pane('Customers')
  await desk.pane('Visitors')
  await expect(rowOf(desk, visitorName)).toContainText(/Host told \d\d:\d\d, not read for 6 min/)
  await expect(rowOf(desk, visitorName).locator('[data-late="true"]')).toBeVisible()
  await rowOf(desk, visitorName).getByRole('button', { name: 'Nudge', exact: true }).click()
  await expect(desk.page.getByText(`${HOST} is told once more`)).toBeVisible()
  await mailTo(network, hostAddress, `${visitorName} is waiting for you`)
  await expect(rowOf(desk, visitorName)).toContainText(
    /Host told \d\d:\d\d, nudged \d\d:\d\d, not read for 6 min/,
  )

  await desk.synced()
  await network.change(
    `update visits set checked_in_at = checked_in_at - ${SILENT_MS} where visitor_name = '${visitorName}'`,
  )
  await desk.ask('app.reconnect', {})
  await desk.pane('Notifications')
  const row = desk.page.getByRole('list', { name: 'Notifications' }).getByRole('listitem')
  await expect(
    row.filter({ hasText: visitorName }).filter({ hasText: 'does not answer about' }),
  ).toContainText(/Told \d\d:\d\d, not read/)

  // The host reads it in the portal: neither words nor Nudge stay at the desk.
  const portal = await openVisitors(browser, network, hostAddress)
  await expect(cardOf(portal, visitorName)).toContainText('Checked in')
  await desk.pane('Visitors')
  await expect(rowOf(desk, visitorName)).toContainText(/Host told \d\d:\d\d, read \d\d:\d\d/)
  await expect(rowOf(desk, visitorName).getByRole('button', { name: 'Nudge', exact: true })).toHaveCount(0)
})

test('a host at a desk: the chat with the visitor, closed with the visit, and the notice that leads to a visit', async ({
  network,
  openDesk,
  browser,
  desktop,
  folder,
}) => {
  test.setTimeout(300_000)
  const demo = { ...network.server.demo, email: MARIA.email }
  const userData = join(folder, 'maria')
  const maria = await openDesk({ userData, demo, env: desktop.env })
  await maria.synced()
  const dana = await openDesk()
  await dana.synced()
  await dana.pane('Visitors')
  const hostUserId = await userOf(dana, MARIA.name)
  const visitor = await (await browser.newContext({ viewport: PHONE })).newPage()

  await test.step('the visitor writes by the link; the host is told by name, and answers from the notice', async () => {
    await register(dana, { hostUserId, visitorName: 'Tilda Tiller', visitorEmail: 'tilda@tiller.example' })
    await visitor.goto(linkIn(await mailTo(network, 'tilda@tiller.example', 'Your code is')))
    await visitor.getByRole('button', { name: `Chat with ${MARIA.name}` }).click()
    await maria.pane('Customers')
    await writeIn(visitor, 'I am early')
    const told = await desktop.seen('Tilda Tiller')
    expect(told.body).toMatch(/^I am early/)
    desktop.click(told)
    await expect(maria.message('I am early')).toBeVisible()
    await maria.write('Tilda Tiller', 'Come up')
    await expect(visitor.getByRole('log').getByText('Come up')).toBeVisible()
    await expect(rowOf(dana, 'Tilda Tiller')).toContainText(/Chat: host wrote \d\d:\d\d, delivered/)
  })

  await test.step('the visit is cancelled: the chat is closed in the host’s app at once, and stays readable', async () => {
    await dana.page.getByRole('button', { name: 'More about the visit of Tilda Tiller' }).click()
    await dana.page.getByRole('menuitem', { name: 'Cancel visit' }).click()
    await expect(maria.page.getByText('What was written stays readable.')).toBeVisible()
    await expect(maria.box('Tilda Tiller')).toHaveCount(0)
    await expect(maria.message('Come up')).toBeVisible()
    await expect(visitor.getByRole('textbox', { name: /^Message/ })).toHaveCount(0)
  })

  const { id } = await register(dana, {
    hostUserId,
    visitorName: 'Vito Vale',
    visitorEmail: 'vito@vale.example',
  })
  await test.step('the notice of an arrival opens Visitors with that visit chosen', async () => {
    await maria.pane('Customers')
    await rowOf(dana, 'Vito Vale').getByRole('button', { name: 'Check in' }).click()
    const told = await desktop.seen('Vito Vale is here for you')
    desktop.click(told)
    await expect(maria.page.getByRole('heading', { level: 1, name: 'Visitors' })).toBeVisible()
    await expect(rowOf(maria, 'Vito Vale').locator('[aria-current]')).toBeFocused()
    await maria.quit()
  })

  await test.step('so does a link that starts the app', async () => {
    const again = await openDesk({ userData, demo, env: desktop.env, args: [`foyer://visit/${id}`] })
    await expect(rowOf(again, 'Vito Vale').locator('[aria-current]')).toBeVisible()
  })
})

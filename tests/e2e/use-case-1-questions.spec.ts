import type { Page } from '@playwright/test'
import { startDesktopBus, type DesktopBus } from '../harness/desktop-bus.ts'
import { expect, test as base, type Network, type OpenDesk } from '../harness/fixtures.ts'
import { startServer } from '../harness/server.ts'
import { addLine, administrator, locationOf, published } from './location-editor.ts'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { mailNames, newestCode, PHONE } from './portal-world.ts'

const test = base.extend<{ desktop: DesktopBus }>({
  // A desktop that shows the notifications of the system.
  desktop: async ({}, use) => {
    const desktop = await startDesktopBus({ tray: false })
    await use(desktop)
    await desktop.close()
  },
})
test.use({ viewport: PHONE })

const WORDS = 'our community manager'

/** The portal is reached by the same address as the desk's server, so that the copied link leads to it. */
async function servePublicly(network: Network): Promise<void> {
  const { data } = network.server
  await network.server.stop()
  network.server = await startServer(data, 0, [], { PUBLIC_URL: network.cable.url })
  network.cable.plugIn(network.server.port)
}

/** Until what is typed is on the disk. */
async function draftIsKept(desk: OpenDesk, text: string): Promise<void> {
  const locationId = (await desk.ask('location.page', {})).live.id
  await expect
    .poll(async () => (await desk.ask('desk.unfinished', { place: 'information', locationId })).text)
    .toContain(text)
}

async function paste(desk: OpenDesk): Promise<void> {
  // The window hears of what the keys selected a moment later, which a person who pastes leaves it.
  await desk.page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  )
  await desk.electron.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.paste())
}

async function openInCommunity({ pane, page }: OpenDesk, name: string): Promise<void> {
  await pane('Community')
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('button', { name, exact: true }).click()
}

async function chooseInProfile({ page }: OpenDesk, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More about ${name}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** The address says in words that it is over, and has no way to a chat; by hand neither. */
async function opensNoChat(page: Page, link: string, words: string): Promise<void> {
  await page.goto(link)
  await page.reload()
  await expect(page.getByText(words)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Chat' })).toHaveCount(0)
  const { origin } = new URL(link)
  const id = link.split('/').at(-1) ?? ''
  const chat = await page.request.post(`${origin}/portal/api/links/${id}/chat`, { headers: { origin } })
  expect(chat.ok()).toBe(false)
}

async function signUp(page: Page, network: Network, name: string, email: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail address').fill(email)
  const before = await mailNames(network.server)
  await page.getByRole('button', { name: 'Mail me a code' }).click()
  await page.getByLabel('Six-digit code').waitFor()
  // A phone drops the page while its owner reads the mail.
  await page.reload()
  await page.getByLabel('Six-digit code').fill(await newestCode(network.server, before))
}

test('users ask questions: from the shared link to the message at the top of Chats', async ({
  network,
  openDesk,
  folder,
  page,
  desktop,
}) => {
  test.setTimeout(420_000)
  await servePublicly(network)
  const dana = await openDesk({ env: desktop.env })
  let maria = await openDesk(administrator(network, folder, 'maria'))
  await maria.synced()
  const locationId = await locationOf(maria)

  // Location > Community > Users, three letters, the profile, (...), Share Public Link.
  await maria.pane('Location')
  await maria.page.getByRole('tab', { name: 'Community' }).click()
  await maria.page.getByRole('button', { name: 'Users' }).click()
  await maria.page.getByRole('searchbox').fill('mar')
  await maria.page.getByRole('button', { name: 'Maria Silva', exact: true }).click()
  await chooseInProfile(maria, 'Maria Silva', 'Share Public Link')
  await expect(maria.page.getByRole('status', { name: 'Messages of the app' })).toContainText(
    'Public link copied',
  )
  const link = await maria.electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(link).toMatch(new RegExp(`^${network.cable.url}/p/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`))

  // General: the Information page, with the selected words as the anchor of the pasted link.
  await maria.pane('Location')
  await maria.page.getByRole('tab', { name: 'General' }).click()
  await maria.page.getByRole('button', { name: 'Edit' }).click()
  await addLine(maria, `Questions? Ask ${WORDS}`)
  for (let words = 0; words < 3; words++) await maria.page.keyboard.press('ControlOrMeta+Shift+ArrowLeft')
  await paste(maria)
  const box = maria.page.getByRole('textbox', { name: 'Information page' })
  await expect(box.locator('[data-link]', { hasText: WORDS })).toBeVisible()
  await expect(maria.page.getByRole('region', { name: 'Links of the page' })).toContainText(
    'Public profile of Maria Silva',
  )

  // Odd links are refused with the reason.
  for (const [address, reason] of [
    ['javascript:alert(1)', 'run code'],
    ['file:///etc/passwd', 'one computer'],
  ] as const) {
    await maria.page.getByRole('button', { name: 'Link, e-mail or phone' }).click()
    const field = maria.page.getByLabel('Web address, e-mail or phone number')
    await field.fill(address)
    await maria.page.getByRole('button', { name: 'Set link' }).click()
    await expect(field).toHaveAccessibleDescription(new RegExp(reason))
    await maria.page.getByRole('button', { name: 'Close' }).first().click()
  }

  // The network goes, the app is killed: the draft is there, and saved it waits while the old text stays live.
  await draftIsKept(maria, WORDS)
  network.cable.pull()
  await maria.offline()
  await maria.kill()
  maria = await openDesk(administrator(network, folder, 'maria'))
  await maria.offline()
  await maria.pane('Location')
  await maria.page.getByRole('button', { name: 'Continue the draft' }).click()
  await expect(maria.page.getByRole('textbox', { name: 'Information page' })).toContainText(WORDS)
  await maria.page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(maria.page.getByText('Will publish when online. The old')).toBeVisible()
  expect(await published(network, locationId)).not.toContain(WORDS)
  network.cable.plugIn()
  await maria.ask('app.reconnect', {})
  await expect.poll(() => published(network, locationId)).toContain(WORDS)
  await expect(maria.page.getByText('Will publish when online. The old')).toBeHidden()

  // Somebody who is not signed in reads the page, follows the words, and asks.
  await loadAxe(page)
  await page.goto(`${network.cable.url}/l/${locationId}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Riverside' })).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('link', { name: WORDS }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Maria Silva' })).toBeVisible()
  await expect(page.getByText('Looks after both houses')).toBeVisible()
  await expect(page.getByText('@tideway.example')).toHaveCount(0)
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Chat' }).click()
  expect(await seriousFindings(page)).toEqual([])
  await signUp(page, network, 'Nora Newman', 'nora@newman.example')
  await expect(page.getByRole('heading', { level: 1, name: 'Maria Silva' })).toBeVisible()
  await page.getByRole('button', { name: 'Chat' }).click()
  await dana.pane('Customers')
  await page.getByRole('textbox', { name: /^Message / }).fill('Is there a desk free in May?')
  await page.getByRole('textbox', { name: /^Message / }).press('Enter')
  await expect(page.getByText(/Delivered|Sent|Read/).last()).toBeVisible()

  // The notification of the system names sender and first line. The desk has it at the top of Chats, counted, assigned to
  // the link's manager.
  const told = await desktop.seen('Nora Newman')
  expect(told.body).toMatch(/^Is there a desk free in May\?\nRiverside/)
  await expect(dana.page.getByRole('button', { name: /^Chats \d+ unread/ })).toBeVisible()
  await dana.pane('Chats')
  const first = dana.chatRows.first()
  await expect(first).toContainText('Nora Newman')
  await expect(first).toContainText('Is there a desk free in May?')
  await expect(first).toContainText('1 unread')
  await dana.pane('Customers')
  desktop.click(told)
  await expect(dana.box('Nora Newman')).toBeVisible()
  await expect(dana.message('Is there a desk free in May?')).toBeVisible()
  await expect(dana.page.getByRole('button', { name: /Assigned to Maria/ })).toBeVisible()
  await dana.write('Nora Newman', 'Yes, two by the window.')
  await expect(page.getByRole('log').getByText('Yes, two by the window.')).toBeVisible()

  // Chats are switched off, a block, a revoked link, a removed manager: each ends it, and offers no chat.
  await maria.pane('Location')
  await maria.page.getByRole('tab', { name: 'General' }).click()
  await maria.page.getByRole('button', { name: 'Switch chats off…' }).click()
  await maria.page.getByRole('button', { name: 'Switch off', exact: true }).click()
  await maria.synced()
  await opensNoChat(page, link, 'Chat is no longer available here.')
  await maria.page.getByRole('button', { name: 'Switch chats on' }).click()
  await maria.synced()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Chat' })).toBeVisible()

  await maria.pane('Customers')
  await maria.page.getByRole('tab', { name: /^Nonmembers/ }).click()
  await maria.page.getByRole('searchbox').first().fill('nora')
  await maria.page.getByText('Nora Newman', { exact: true }).first().click()
  await chooseInProfile(maria, 'Nora Newman', 'Block for me')
  await maria.synced()
  await opensNoChat(page, link, 'This profile is no longer available')
  await chooseInProfile(maria, 'Nora Newman', 'Unblock for me')
  await maria.synced()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Chat' })).toBeVisible()

  await openInCommunity(maria, 'Maria Silva')
  await chooseInProfile(maria, 'Maria Silva', 'Revoke Link…')
  await maria.page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await maria.synced()
  await opensNoChat(page, link, 'This profile is no longer available')
  await maria.pane('Location')
  await maria.page.getByRole('button', { name: 'Edit' }).click()
  await expect(maria.page.getByRole('region', { name: 'Links of the page' })).toContainText('no longer')

  await openInCommunity(maria, 'Maria Silva')
  await chooseInProfile(maria, 'Maria Silva', 'Share Public Link')
  await maria.synced()
  const copied = () => maria.electron.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(async () => [link, ''].includes(await copied())).toBe(false)
  const another = await copied()
  await page.goto(another)
  await expect(page.getByRole('button', { name: 'Chat' })).toBeVisible()
  const eleanor = await openDesk(administrator(network, folder, 'eleanor'))
  await eleanor.synced()
  await eleanor.pane('Settings')
  const row = eleanor.page
    .getByRole('list', { name: 'Administrators here' })
    .getByRole('listitem')
    .filter({ hasText: 'Maria Silva' })
  await row.locator('summary').click()
  await row.getByRole('button', { name: 'End Maria Silva’s work here' }).click()
  await eleanor.synced()
  await opensNoChat(page, another, 'This profile is no longer available')
})

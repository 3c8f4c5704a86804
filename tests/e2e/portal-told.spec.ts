import { chromium, expect, type Page } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PortalChats } from '../../protocol/wire/http.ts'
import { startDesktopBus } from '../harness/desktop-bus.ts'
import { temporaryFolder } from '../harness/places.ts'
import { signInToPortal } from '../harness/portal.ts'
import { DESKTOP, mailNames, newestCode, signIn, test } from './portal-world.ts'

test.use({ spec: import.meta.filename })

const MEMBER = 'siobhan@northbank.example'

/** The notifications that the browser shows for the portal. */
const shown = (page: Page) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready
    const notifications = await worker.getNotifications()
    return notifications.map(({ title, body, data }) => ({ title, body, data: data as unknown }))
  })

/** As when somebody turns to another tab, or back; a headless browser has none that covers this one. */
const look = (page: Page, at: 'hidden' | 'visible') =>
  page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
    document.dispatchEvent(new Event('visibilitychange'))
  }, at)

test('tells of a message while nobody looks, with where it leads; reading elsewhere takes it back', async ({
  page,
  context,
  server,
  desk,
}) => {
  test.setTimeout(180_000)
  const elsewhere = await signInToPortal(server, MEMBER)
  await page.setViewportSize(DESKTOP)
  await signIn(page, server, MEMBER)
  await page.getByRole('heading', { name: 'Chats' }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.goto(`${server.url}/portal/#/me`)
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Be told')
  await context.grantPermissions(['notifications'], { origin: server.url })
  await page.reload()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('On:')

  const chat = async () => {
    const { chats } = PortalChats.parse(
      await (await page.request.get(`${server.url}/portal/api/chats`)).json(),
    )
    return chats.find(({ title }) => title === 'Riverside desk')!
  }
  const { conversationId } = await chat()
  await look(page, 'hidden')
  await desk.write(conversationId, 'The kiln is hot')
  await expect
    .poll(() => shown(page))
    .toContainEqual({
      title: 'Riverside desk',
      body: 'The kiln is hot',
      data: { hash: `#/chats/${conversationId}` },
    })
  await elsewhere.read(
    conversationId,
    Math.max(...(await elsewhere.messages(conversationId)).map(({ seq }) => seq)),
  )
  await expect.poll(() => shown(page)).toEqual([])
})

test('switched on, it tells by the system’s own notifications, and a click leads to the very thing', async ({
  server,
  desk,
  cookies,
  launchOptions,
}) => {
  test.setTimeout(180_000)
  const desktop = await startDesktopBus({ tray: false })
  // A browser with a window, as a person has: what it tells goes to the desktop.
  const profile = await temporaryFolder('profile')
  const context = await chromium.launchPersistentContext(profile.path, {
    ...launchOptions,
    headless: false,
    viewport: DESKTOP,
    env: { ...process.env, ...desktop.env },
  })
  try {
    await context.addCookies(cookies)
    const page = await context.newPage()
    await page.goto(`${server.url}/portal/#/me`)
    const section = page.getByRole('region', { name: 'Notifications' })
    await expect(section).toContainText('Be told')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    // The browser's own question is answered for the person: it stands outside of the page.
    await context.grantPermissions(['notifications'], { origin: server.url })
    await section.getByRole('button', { name: 'Switch on' }).click()
    await expect(section).toContainText('On:')
    await expect(section.getByRole('button', { name: 'Switch on' })).toHaveCount(0)

    const { chats } = PortalChats.parse(
      await (await page.request.get(`${server.url}/portal/api/chats`)).json(),
    )
    const { conversationId } = chats.find(({ title }) => title === 'Riverside desk')!
    await look(page, 'hidden')
    await desk.write(conversationId, 'The bike room is open')
    const told = await desktop.seen('Riverside desk')
    expect(told.body).toContain('The bike room is open')
    expect(told.clickable).toBe(true)
    desktop.click(told)
    await expect(page).toHaveURL(new RegExp(`#/chats/${conversationId}$`))
    await expect(page.getByRole('log')).toContainText('The bike room is open')

    // With the page closed the click opens it again.
    await page.goto(`${server.url}/portal/#/me`)
    await look(page, 'hidden')
    await desk.write(conversationId, 'And the kiln is hot')
    const again = await desktop.seen('Riverside desk')
    await page.goto('about:blank')
    desktop.click(again)
    await expect
      .poll(() => context.pages().map((one) => one.url()))
      .toContainEqual(expect.stringContaining(`#/chats/${conversationId}`))
  } finally {
    await context.close()
    await profile.remove()
    await desktop.close()
  }
})

test('changes the own address by a code that is mailed there, and takes that back from the old one', async ({
  page,
  server,
}) => {
  test.setTimeout(180_000)
  const old = 'marcus@brightcollective.example'
  await page.setViewportSize(DESKTOP)
  await signIn(page, server, old)
  await page.getByRole('heading', { name: 'Chats' }).waitFor()
  await page.goto(`${server.url}/portal/#/me`)
  const form = page.getByRole('form', { name: 'Your e-mail address' })
  await form.getByRole('button', { name: 'Change address' }).click()
  await form.getByLabel('New address').fill('marcus@new.example')
  const before = await mailNames(server)
  await form.getByRole('button', { name: 'Mail me a code' }).click()
  await form.getByLabel('Six-digit code').fill(await newestCode(server, before))
  const told = await mailNames(server)
  await form.getByRole('button', { name: 'Use this address' }).click()
  await expect(form).toContainText('You sign in with marcus@new.example')
  await expect(form.getByRole('status')).toContainText('Changed.')

  const link = await takeBackLink(server.data.folder, told)
  await page.goto(`${server.url}/portal/${link}`)
  await page.getByRole('button', { name: 'Take my address back' }).click()
  await expect(page.getByText('Your address is yours again')).toBeVisible()
  await signIn(page, server, old)
  await page.goto(`${server.url}/portal/#/me`)
  await expect(page.getByRole('form', { name: 'Your e-mail address' })).toContainText(old)
})

/** The fragment in the mail to the old address, which is not among `before`. */
async function takeBackLink(folder: string, before: readonly string[]): Promise<string> {
  let link: string | undefined
  await expect
    .poll(async () => {
      for (const name of (await readdir(join(folder, 'mail'))).filter((one) => !before.includes(one))) {
        const mail = (await readFile(join(folder, 'mail', name), 'utf8')).replace(/=\r?\n/g, '')
        link = /#\/take-back\/[\w-]+/.exec(mail)?.[0] ?? link
      }
      return link
    })
    .toBeDefined()
  return link!
}

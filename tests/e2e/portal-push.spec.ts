import { chromium, expect, type BrowserContext, type Page } from '@playwright/test'
import { PortalChats, type PushNotice } from '../../protocol/wire/http.ts'
import { startPushService, type PushBrowser } from '../../server/testing/pushes.ts'
import { startDesktopBus } from '../harness/desktop-bus.ts'
import { temporaryFolder } from '../harness/places.ts'
import { signInToPortal } from '../harness/portal.ts'
import { freshDemo } from '../harness/seeded.ts'
import { startServer } from '../harness/server.ts'
import { connectDesk } from './portal-desk.ts'
import { CUSTOMER, DESKTOP, signIn, test } from './portal-world.ts'

test.use({ spec: import.meta.filename })

/** Reaches the portal's worker as the browser's push service does, also when no page of the portal is open. */
async function pushing(page: Page, origin: string): Promise<(notice: PushNotice) => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(origin) && !isDeleted)
      if (found) resolve(found.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  const registrationId = await registered
  return async (notice) => {
    const data = JSON.stringify(notice)
    await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
  }
}

/** The browsers of a test have no push service in the internet: this one, on the same machine, has their place. */
async function subscribesAt(context: BrowserContext, browser: PushBrowser): Promise<void> {
  await context.addInitScript((subscription) => {
    const KEY = 'test.subscribed'
    const subscribed = () => ({
      options: { applicationServerKey: null },
      toJSON: () => subscription,
      unsubscribe: () => Promise.resolve(localStorage.removeItem(KEY)).then(() => true),
    })
    PushManager.prototype.subscribe = (options) => {
      localStorage.setItem(KEY, options?.userVisibleOnly === true ? 'yes' : '')
      return Promise.resolve(subscribed() as unknown as PushSubscription)
    }
    PushManager.prototype.getSubscription = () =>
      Promise.resolve(
        localStorage.getItem(KEY) === null ? null : (subscribed() as unknown as PushSubscription),
      )
  }, browser.subscription)
}

test('closed, the portal is told of a message; a click opens the very thing, and reading elsewhere takes it back', async ({
  launchOptions,
}) => {
  test.setTimeout(240_000)
  const service = await startPushService()
  const { data, remove } = await freshDemo()
  const server = await startServer(data, 0, [], { PUSH_SERVICES: service.origin })
  const desk = await connectDesk(server)
  const desktop = await startDesktopBus({ tray: false })
  const profile = await temporaryFolder('profile')
  const context = await chromium.launchPersistentContext(profile.path, {
    ...launchOptions,
    headless: false,
    viewport: DESKTOP,
    env: { ...process.env, ...desktop.env },
  })
  try {
    const browser = service.browser()
    await subscribesAt(context, browser)
    // Stays open beside the portal, so that the browser does.
    const other = await context.newPage()
    const page = await context.newPage()
    await signIn(page, server, CUSTOMER)
    await page.getByRole('heading', { name: 'Chats' }).waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.goto(`${server.url}/portal/#/me`)
    const section = page.getByRole('region', { name: 'Notifications' })
    await expect(section).toContainText('Be told')
    await context.grantPermissions(['notifications'], { origin: server.url })
    await section.getByRole('button', { name: 'Switch on' }).click()
    await expect(section).toContainText('also while the portal is closed.')
    const { chats } = PortalChats.parse(
      await (await page.request.get(`${server.url}/portal/api/chats`)).json(),
    )
    const { conversationId } = chats.find(({ title }) => title === 'Riverside desk')!
    const push = await pushing(other, server.url)
    /** The newest that the server sends to the push service and that fits reaches the browser. */
    const deliver = async (fits: (notice: PushNotice) => boolean) => {
      const found = () => browser.got.map(({ notice }) => notice).findLast(fits)
      await expect.poll(found).toBeDefined()
      await push(found()!)
    }
    const says = (body: string) => (notice: PushNotice) => notice.show?.body === body

    await page.close()
    await desk.write(conversationId, 'Your parcel is at the desk')
    await deliver(says('Your parcel is at the desk'))
    const told = await desktop.seen('Riverside desk')
    expect(told.body).toContain('Your parcel is at the desk')
    const opening = context.waitForEvent('page')
    desktop.click(told)
    const opened = await opening
    await expect(opened).toHaveURL(new RegExp(`/portal/#/chats/${conversationId}$`))
    await expect(opened.getByRole('log')).toContainText('Your parcel is at the desk')
    // Read here: what other browsers show of it is taken back.
    await expect
      .poll(() => browser.got.at(-1)?.notice)
      .toEqual({ show: null, withdraw: [`chat ${conversationId}`] })

    // Somebody who looks at the page is not told twice.
    await opened.bringToFront()
    const tag = `chat ${conversationId}`
    await push({ show: { tag, title: 'Seen already', body: '', hash: '#/' }, withdraw: [] })
    await opened.close()

    await desk.write(conversationId, 'We close at six')
    await deliver(says('We close at six'))
    await expect
      .poll(() =>
        desktop
          .onScreen()
          .map(({ body }) => body)
          .join(),
      )
      .toContain('We close at six')
    expect(desktop.shownCount()).toBe(2)
    const length = browser.got.length
    const elsewhere = await signInToPortal(server, CUSTOMER)
    const seqs = (await elsewhere.messages(conversationId)).map(({ seq }) => seq)
    await elsewhere.read(conversationId, Math.max(...seqs))
    await expect.poll(() => browser.got.length).toBeGreaterThan(length)
    await deliver(({ withdraw }) => withdraw.includes(tag))
    await expect.poll(() => desktop.onScreen()).toEqual([])

    const again = await context.newPage()
    await again.goto(`${server.url}/portal/#/me`)
    await again
      .getByRole('region', { name: 'Notifications' })
      .getByRole('button', { name: 'Switch off' })
      .click()
    await expect(again.getByRole('region', { name: 'Notifications' })).toContainText('Be told')
    await again.reload()
    await expect(again.getByRole('region', { name: 'Notifications' })).toContainText('Be told')
    // What it told itself was shut off with it, also while the page is open.
    expect(await again.evaluate(() => localStorage.getItem('test.subscribed'))).toBeNull()
  } finally {
    await context.close()
    desk.close()
    await server.stop()
    await remove()
    await profile.remove()
    await desktop.close()
    await service.close()
  }
})

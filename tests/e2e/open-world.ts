import type { BrowserContext, Page } from '@playwright/test'
import { PortalMe, PortalOwnProfile, PortalPlaces } from '../../protocol/wire/http.ts'
import { newId, type LocationId, type UserId } from '../../protocol/wire/ids.ts'
import { DESKTOP, PHONE, signIn, test as portalTest } from './portal-world.ts'

/** A member of the demo network who may post at the location. */
export const MEMBER = 'mehmet@fieldnote.example'

/** A member who is signed in at a location, and somebody who is not, on a phone of their own. */
interface OpenWorld {
  /** The member's page. */
  member: Page
  userId: UserId
  locationId: LocationId
  /** What the portal answers the member. */
  api(path: string): Promise<unknown>
  /** The member changes who sees what of them. */
  show(change: object): Promise<unknown>
  stranger: BrowserContext
  outside: Page
  /** What the open pages answer the stranger, by hand; `data` is posted. */
  ask(path: string, data?: object): Promise<{ status: number; text: string }>
  /** Opens an address of the portal anew. */
  look(page: Page, path: string): Promise<void>
}

/** The portal as it is for those who are signed in, and for everybody else. */
export const test = portalTest.extend<{ world: OpenWorld }>({
  world: async ({ page, browser, server, complaints }, use) => {
    const api = async (path: string): Promise<unknown> =>
      (await page.request.get(`${server.url}/portal/api${path}`)).json()
    await page.setViewportSize(DESKTOP)
    await signIn(page, server, MEMBER)
    await page.getByRole('heading', { name: 'Chats' }).waitFor()
    const { places } = PortalPlaces.parse(await api('/places'))
    const { privacy } = PortalOwnProfile.parse(await api('/profile'))
    const stranger = await browser.newContext({ viewport: PHONE })
    const outside = await stranger.newPage()
    outside.on('pageerror', (error) => complaints.push(error.message))
    await use({
      member: page,
      userId: PortalMe.parse(await api('/me')).userId,
      locationId: places.find(({ mayPost }) => mayPost)!.locationId,
      api,
      show: (change) =>
        page.request.put(`${server.url}/portal/api/profile`, {
          headers: { origin: server.url },
          data: { opId: newId(), privacy: { ...privacy, ...change } },
        }),
      stranger,
      outside,
      async ask(path, data) {
        const address = `${server.url}/portal/api/open/${path}`
        const answer = await (data === undefined
          ? outside.request.get(address)
          : outside.request.post(address, { headers: { origin: server.url }, data }))
        return { status: answer.status(), text: await answer.text() }
      },
      async look(one, path) {
        await one.goto('about:blank')
        await one.goto(`${server.url}/portal/#/${path}`)
      },
    })
    await stranger.close()
  },
})

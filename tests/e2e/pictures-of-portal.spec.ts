import { expect, type Page } from '@playwright/test'
import { join } from 'node:path'
import {
  PortalChats,
  PortalDirectory,
  PortalMe,
  PortalMessages,
  PortalPlaces,
} from '../../protocol/wire/http.ts'
import { newId, type PublicLinkId } from '../../protocol/wire/ids.ts'
import { ARTIFACTS } from '../harness/places.ts'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { CUSTOMER, DESKTOP, PHONE, signIn, test, type RestartableServer } from './portal-world.ts'
import { readToTheEnd } from './signing-world.ts'
import { mailTo } from './visit-world.ts'

test.use({ spec: import.meta.filename })

const MEMBER = 'mehmet@fieldnote.example'
const VISITOR = 'vera@visitor.example'

/** Shows a page of the portal; ends when it shows what it is there for. */
type Show = (page: Page) => Promise<void>

/** The page of the newest link of its kind that was mailed to somebody. */
async function mailedLink(server: RestartableServer, to: string, kind: 'visit' | 'sign'): Promise<string> {
  const page = `#/${kind}/`
  const mail = await mailTo({ server }, to, `/portal/${page}`)
  return page + /^[\w-]+/.exec(mail.slice(mail.indexOf(page) + page.length))![0]
}

/** Every page in both themes and sizes into artifacts/portal/; none keeps people out or reaches past its edge. */
async function photograph(page: Page, pages: Record<string, Show>): Promise<void> {
  for (const [name, show] of Object.entries(pages)) {
    for (const size of [PHONE, DESKTOP]) {
      await page.setViewportSize(size)
      await show(page)
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
        await page.evaluate(() => document.fonts.ready)
        const picture = `${name}-${scheme}-${size.width}x${size.height}`
        const path = join(ARTIFACTS, 'portal', `${picture}.png`)
        await page.screenshot({ path, animations: 'disabled' })
        // Each page once per theme and once per size: what differs in the other two is in one of these.
        if ((scheme === 'dark') === (size === PHONE)) {
          expect.soft(await seriousFindings(page), picture).toEqual([])
        }
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect.soft(width, picture).toBeLessThanOrEqual(size.width)
      }
    }
  }
}

test('pictures of every page of the portal, light and dark, on a phone and on a screen', async ({
  page,
  context,
  server,
  desk,
  browser,
}) => {
  test.setTimeout(600_000)
  await server.change(`update locations set community_visibility = 'locationMembers'`)
  await loadAxe(page)
  page.setDefaultTimeout(30_000)
  const at = (hash: string) => async (one: Page) => {
    // From elsewhere, so that the page is opened anew and no dialog of the last picture stands before it.
    await one.goto('about:blank')
    await one.goto(`${server.url}/portal/${hash}`)
  }
  /** Without what was typed for the last picture, which is kept. */
  const atAnew = (hash: string) => async (one: Page) => {
    await at(hash)(one)
    await one.evaluate(() => sessionStorage.clear())
    await one.reload()
  }
  const shows =
    (hash: string, text: string | RegExp): Show =>
    async (one) => {
      await at(hash)(one)
      await expect(one.getByText(text).first()).toBeVisible()
      await expect(one.getByText('Reading')).toHaveCount(0)
    }

  await test.step('what somebody sees who is not signed in', async () => {
    await photograph(page, {
      'sign-in': async (one) => {
        await one.goto(`${server.url}/portal/`)
        await one.getByLabel('E-mail address').waitFor()
      },
      'sign-in-code': async (one) => {
        if (await one.getByLabel('Six-digit code').isVisible()) return
        await one.getByLabel('E-mail address').fill('nobody@foyer.example')
        await one.getByRole('button', { name: 'Mail me a code' }).click()
        await one.getByLabel('Six-digit code').waitFor()
      },
    })
  })

  await page.evaluate(() => sessionStorage.clear())
  await signIn(page, server, MEMBER)
  await page.getByRole('heading', { name: 'Chats' }).waitFor()
  const api = async (path: string): Promise<unknown> =>
    (await page.request.get(`${server.url}/portal/api${path}`)).json()
  const { places } = PortalPlaces.parse(await api('/places'))
  const { locationId } = places.find(({ mayPost }) => mayPost)!
  const { people } = PortalDirectory.parse(await api(`/community/${locationId}`))
  const { userId } = PortalMe.parse(await api('/me'))
  const other = people.find((person) => person.userId !== userId)!
  const manager = people.find(({ standing }) => standing === 'Administrator')!
  const { chats } = PortalChats.parse(await api('/chats'))
  const linkId = newId() as PublicLinkId
  await desk.do({ type: 'publicLink.share', linkId, locationId, userId: manager.userId })
  const opId = newId()
  const visit = { opId, visitId: newId(), locationId, visitorName: 'Vera Visitor', visitorEmail: VISITOR }
  await page.request.post(`${server.url}/portal/api/visits`, {
    headers: { origin: server.url },
    data: { ...visit, visitorCompany: 'Tideway Partners', expectedAt: Date.now() + 3_600_000 },
  })
  await desk.do({ type: 'visit.step', visitId: visit.visitId, step: 'approve', at: Date.now(), code: null })

  await test.step('what a member sees', async () => {
    await photograph(page, {
      chats: shows('#/chats', 'desk'),
      thread: async (one) => {
        await at(`#/chats/${chats[0]!.conversationId}`)(one)
        await one.getByRole('log').getByRole('listitem').last().waitFor()
      },
      'new-chat': async (one) => {
        await at('#/chats')(one)
        await one.getByRole('button', { name: 'New chat' }).click()
        await one.getByRole('searchbox', { name: 'Find a person' }).fill('mar')
        await one.getByRole('dialog').getByRole('link').first().waitFor()
      },
      community: async (one) => {
        await at(`#/community/${locationId}`)(one)
        await one.getByRole('list', { name: 'People' }).waitFor()
      },
      companies: async (one) => {
        await at(`#/community/${locationId}`)(one)
        await one.getByRole('button', { name: 'Companies' }).click()
        await one.getByRole('list', { name: 'Companies' }).waitFor()
      },
      'community-nobody': async (one) => {
        await at(`#/community/${locationId}`)(one)
        await one.getByRole('searchbox').fill('zzzz')
        await one.getByText('Nobody fits').waitFor()
      },
      person: shows(`#/people/${other.userId}`, other.name),
      'person-gone': shows(`#/people/${newId()}`, 'no longer available'),
      feed: async (one) => {
        await at(`#/feed/${locationId}`)(one)
        await one.getByRole('article').first().waitFor()
      },
      comments: async (one) => {
        await at(`#/feed/${locationId}`)(one)
        const post = one.getByRole('article').first()
        const box = post.getByRole('textbox', { name: /^Comment on/ })
        await post.waitFor()
        // What was begun for the picture before is open already.
        if (!(await box.isVisible())) await post.getByRole('button', { name: /comment/ }).click()
        await box.fill('A long comment, which takes more than a line of a phone')
      },
      visitors: shows('#/visitors', 'Vera Visitor'),
      preregister: async (one) => {
        await at('#/visitors')(one)
        await one.getByRole('button', { name: 'Preregister' }).first().click()
        await one.getByRole('form', { name: 'Preregister a visitor' }).waitFor()
      },
      information: shows(`#/l/${locationId}`, 'Riverside'),
      profile: shows(`#/p/${linkId}`, manager.name),
      bookings: async (one) => {
        await at(`#/bookings/${locationId}`)(one)
        await one.getByRole('heading', { name: 'Bookings' }).waitFor()
        await expect(one.getByText('Reading')).toHaveCount(0)
      },
      join: shows('#/join', 'Ask to join'),
      me: shows('#/me', 'Notifications'),
      'no-such-page': shows('#/nowhere', 'There is no such page'),
      waiting: async (one) => {
        await context.setOffline(false)
        await at(`#/feed/${locationId}`)(one)
        await one.getByRole('article').first().waitFor()
        await context.setOffline(true)
        await one.getByText('You are offline.').waitFor()
        await one.getByRole('textbox', { name: /^Post to the feed/ }).fill('The kiln is free on Friday')
        await one.getByRole('button', { name: 'Post', exact: true }).click()
        await one.getByText('Waiting for a connection').waitFor()
      },
    })
    await context.setOffline(false)
  })

  await test.step('what a visitor and a stranger see', async () => {
    await page.request.put(`${server.url}/portal/api/profile`, {
      headers: { origin: server.url },
      data: {
        opId: newId(),
        privacy: { name: 'public', email: 'public', phone: 'public', bookings: 'public' },
      },
    })
    await server.change(
      `update locations set community_visibility = 'public', feed_visibility = 'public', visitors_visibility = 'public'`,
    )
    const stranger = await (await browser.newContext()).newPage()
    await loadAxe(stranger)
    stranger.setDefaultTimeout(30_000)
    await photograph(stranger, {
      'information-signed-out': shows(`#/l/${locationId}`, 'Riverside'),
      'community-signed-out': async (one) => {
        await at(`#/community/${locationId}`)(one)
        await one.getByRole('list', { name: 'People' }).waitFor()
      },
      'feed-signed-out': async (one) => {
        await at(`#/feed/${locationId}`)(one)
        await one.getByRole('article').first().waitFor()
      },
      'comments-signed-out': async (one) => {
        await at(`#/feed/${locationId}`)(one)
        await one
          .getByRole('button', { name: /comment/ })
          .first()
          .click()
        await one.getByRole('button', { name: 'Sign in to comment' }).waitFor()
        await expect(one.getByText('Reading')).toHaveCount(0)
      },
      'visitors-signed-out': shows(`#/visitors/at/${locationId}`, 'Announce your visit'),
      'announce-a-visit': async (one) => {
        await atAnew(`#/visitors/at/${locationId}`)(one)
        await one.getByRole('button', { name: 'Announce your visit' }).click()
        await one.getByRole('radio').first().check()
        await one.getByRole('button', { name: 'Mail me a code' }).click()
        await one.getByText('Write your name').waitFor()
      },
      'community-signed-out-offline': async (one) => {
        await one.context().setOffline(false)
        await at(`#/community/${locationId}`)(one)
        await one.getByRole('list', { name: 'People' }).waitFor()
        await one.context().setOffline(true)
        await one.getByText('You are offline.').waitFor()
      },
      'profile-signed-out': async (one) => {
        await one.context().setOffline(false)
        await shows(`#/p/${linkId}`, manager.name)(one)
      },
      'profile-sign-up': async (one) => {
        await atAnew(`#/p/${linkId}`)(one)
        await one.getByRole('button', { name: 'Chat' }).click()
        await one.getByRole('textbox').first().waitFor()
      },
      'take-back': shows('#/take-back/nothing', 'Was it not you'),
      'profile-gone': shows(`#/p/${newId()}`, 'no longer available'),
      visit: shows(await mailedLink(server, VISITOR, 'visit'), 'Vera Visitor'),
      'visit-gone': shows('#/visit/nothing', 'can’t be opened'),
    })
    await stranger.context().close()
  })

  await test.step('what signers see', async () => {
    const signer = await (await browser.newContext()).newPage()
    await loadAxe(signer)
    signer.setDefaultTimeout(30_000)
    await signIn(signer, server, CUSTOMER)
    await signer.getByRole('heading', { name: 'Chats' }).waitFor()
    const read = async (path: string): Promise<unknown> =>
      (await signer.request.get(`${server.url}/portal/api${path}`)).json()
    const [chat] = PortalChats.parse(await read('/chats')).chats.filter(({ kind }) => kind === 'desk')
    const { messages } = PortalMessages.parse(await read(`/chats/${chat!.conversationId}/messages`))
    const { signatureId, title } = messages.flatMap(({ signatures }) => signatures)[0]!
    await desk.do({ type: 'signature.remind', signatureId })
    const link = await mailedLink(server, CUSTOMER, 'sign')
    await photograph(signer, {
      'sign-link': shows(link, `Sign “${title}”`),
      'sign-gone': shows('#/sign/nothing', 'can’t be opened'),
      'sign-document': async (one) => {
        await at(`#/sign/document/${signatureId}`)(one)
        await one.getByLabel(/^Page 1 of/).waitFor()
      },
      'sign-form': async (one) => {
        await at(`#/sign/document/${signatureId}`)(one)
        const form = one.getByRole('form', { name: 'Sign the document' })
        const unread = one.getByText('Read the document to its end.')
        await form.or(unread).waitFor()
        // That it was read for the picture before is known to the server.
        if (await unread.isVisible()) await readToTheEnd(one)
        await form.scrollIntoViewIfNeeded()
      },
      check: shows('#/check', 'Check a signed copy'),
    })
    await signer.context().close()
  })
})

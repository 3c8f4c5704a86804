import { expect, type Page } from '@playwright/test'
import { PortalComments, PortalFeed, PortalMe, PortalPlaces } from '../../protocol/wire/http.ts'
import type { LocationId } from '../../protocol/wire/ids.ts'
import { PortalVisits } from '../../protocol/wire/portal-visits.ts'
import { codeFor, PHONE, signIn, test, type RestartableServer } from './portal-world.ts'

test.use({ spec: import.meta.filename })

// Nothing that was typed in Feed and Visitors is lost, and what was done without a network goes out once, in order.

const MEMBER = 'mehmet@fieldnote.example'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click()
const postBox = (page: Page) => page.getByRole('textbox', { name: /^Post to the feed of/ })
const commentBox = (page: Page) => page.getByRole('textbox', { name: /^Comment on/ })
const waitingPosts = (page: Page) => page.getByRole('listitem', { name: 'Your post, not sent yet' })
const waitingComments = (page: Page) => page.getByRole('listitem', { name: 'Your comment, not sent yet' })
const visitForm = (page: Page) => page.getByRole('form', { name: 'Preregister a visitor' })

async function signedIn(page: Page, server: RestartableServer): Promise<LocationId> {
  await page.setViewportSize(PHONE)
  await signIn(page, server, MEMBER)
  await page.getByRole('heading', { name: 'Chats' }).waitFor()
  const { places } = PortalPlaces.parse(
    await (await page.request.get(`${server.url}/portal/api/places`)).json(),
  )
  return places.find(({ mayPost }) => mayPost)!.locationId
}

test('offline: a post, comments and a visitor wait, can be changed and discarded, and go out once', async ({
  page,
  context,
  server,
  complaints,
}) => {
  test.setTimeout(240_000)
  const locationId = await signedIn(page, server)
  // Both pages have been read once.
  await go(page, 'Visitors')
  await page.getByRole('button', { name: 'Preregister' }).waitFor()
  await go(page, 'Feed')
  await postBox(page).fill('Here before')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  const post = page.getByRole('article', { name: 'Post of Mehmet Yıldız' }).filter({ hasText: 'Here before' })
  await post.getByRole('button', { name: '0 comments' }).click()

  await context.setOffline(true)
  await expect(page.getByText('You are offline. What you send waits here')).toBeVisible()
  await postBox(page).fill('Written on the tram')
  await page
    .getByLabel('Attach files')
    .setInputFiles({ name: 'tram.png', mimeType: 'image/png', buffer: PNG })
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(postBox(page)).toHaveValue('')
  await expect(waitingPosts(page)).toContainText('Waiting for a connection')
  await waitingPosts(page).getByRole('button', { name: 'Edit' }).click()
  await waitingPosts(page).getByRole('textbox').fill('Written on the train')
  await waitingPosts(page).getByRole('button', { name: 'Save' }).click()
  await expect(waitingPosts(page)).toContainText('Written on the train')

  for (const text of ['First', 'Never mind', 'Second']) {
    await commentBox(page).fill(text)
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(waitingComments(page).filter({ hasText: text })).toBeVisible()
  }
  await waitingComments(page)
    .filter({ hasText: 'Never mind' })
    .getByRole('button', { name: 'Discard' })
    .click()
  await expect(waitingComments(page)).toHaveCount(2)

  await go(page, 'Visitors')
  await page.getByRole('button', { name: 'Preregister' }).click()
  await visitForm(page).getByLabel('Visitor’s name').fill('Wilma Weit')
  await visitForm(page).getByRole('button', { name: 'Preregister' }).click()
  const waitingVisit = page.getByRole('list', { name: 'Visitors who wait to be sent' }).getByRole('listitem')
  await expect(waitingVisit).toContainText('Waiting for a connection')
  await waitingVisit.getByRole('button', { name: 'Edit' }).click()
  await waitingVisit.getByLabel('Visitor’s name').fill('Wilma Weiting')
  await waitingVisit.getByRole('button', { name: 'Save' }).click()
  await expect(waitingVisit).toContainText('Wilma Weiting')

  await context.setOffline(false)
  await expect(waitingVisit).toHaveCount(0, { timeout: 30_000 })
  const mine = page.getByRole('list', { name: 'Your visitors' }).getByRole('listitem')
  await expect(mine.filter({ hasText: 'Wilma Weiting' })).toHaveCount(1)
  await go(page, 'Feed')
  await expect(waitingPosts(page)).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByRole('article').filter({ hasText: 'Written on the train' })).toHaveCount(1)

  const api = async (path: string): Promise<unknown> =>
    (await page.request.get(`${server.url}/portal/api${path}`)).json()
  const { posts } = PortalFeed.parse(await api(`/feed/${locationId}`))
  expect(posts.filter(({ text }) => text.startsWith('Written')).map(({ text }) => text)).toEqual([
    'Written on the train',
  ])
  expect(posts.find(({ text }) => text === 'Written on the train')?.files).toMatchObject([
    { name: 'tram.png' },
  ])
  const { id } = posts.find(({ text }) => text === 'Here before')!
  const said = async () =>
    PortalComments.parse(await api(`/posts/${id}/comments`)).comments.map(({ text }) => text)
  await expect.poll(said).toEqual(['First', 'Second'])
  const { visits } = PortalVisits.parse(await api('/visits'))
  expect(visits.filter(({ visitorName }) => visitorName.startsWith('Wilma'))).toHaveLength(1)
  expect(complaints).toEqual([])
})

test('drafts of a post, a comment and a visit outlive a reload and a session that ended', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(240_000)
  await signedIn(page, server)
  await go(page, 'Feed')
  await page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /comment/ })
    .click()
  await commentBox(page).fill('Half a comment')
  await postBox(page).fill('Half a post')
  await go(page, 'Visitors')
  await page.getByRole('button', { name: 'Preregister' }).click()
  await visitForm(page).getByLabel('Visitor’s name').fill('Half a vis')

  await page.reload()
  await expect(visitForm(page).getByLabel('Visitor’s name')).toHaveValue('Half a vis')
  await go(page, 'Feed')
  await expect(postBox(page)).toHaveValue('Half a post')
  await expect(commentBox(page)).toHaveValue('Half a comment')

  // The session ends elsewhere, when the page has read all it opens with: it is Post that learns of it. What is sent now
  // waits for the sign-in.
  await page.waitForLoadState('networkidle')
  await context.clearCookies()
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(page.getByText('You have been signed out.')).toBeVisible()
  await page.getByLabel('Six-digit code').fill(await codeFor(page, server, MEMBER))
  await expect(page.getByRole('article').filter({ hasText: 'Half a post' })).toHaveCount(1)
  await expect(waitingPosts(page)).toHaveCount(0)
  await expect(commentBox(page)).toHaveValue('Half a comment')
  await commentBox(page).fill('')
  await go(page, 'Visitors')
  await expect(visitForm(page).getByLabel('Visitor’s name')).toHaveValue('Half a vis')
  await visitForm(page).getByRole('button', { name: 'Discard' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Preregister' }).waitFor()
  await expect(visitForm(page)).toHaveCount(0)
})

test('files of a post that isn’t posted outlive a reload, and go with the account', async ({
  page,
  server,
  desk,
}) => {
  test.setTimeout(240_000)
  const locationId = await signedIn(page, server)
  const { userId } = PortalMe.parse(await (await page.request.get(`${server.url}/portal/api/me`)).json())
  const tray = page.getByRole('list', { name: 'Attached files' }).getByRole('listitem')
  const attach = (...names: string[]) =>
    page
      .getByLabel('Attach files')
      .setInputFiles(names.map((name) => ({ name, mimeType: 'image/png', buffer: PNG })))
  const kept = () =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases())
        .map(({ name }) => name)
        .filter((name) => name?.includes('draft')),
      keys: Object.keys(localStorage),
    }))

  await go(page, 'Feed')
  await postBox(page).fill('Look at this')
  await attach('kiln.png', 'glaze.png')
  await expect(tray).toHaveCount(2)
  await tray.filter({ hasText: 'glaze.png' }).getByRole('button', { name: 'Remove glaze.png' }).click()
  await page.reload()
  await expect(tray).toHaveCount(1)
  await expect(tray).toContainText('kiln.png')
  await expect(tray.getByRole('img', { includeHidden: true })).toHaveCount(1)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  const posted = page.getByRole('article').filter({ hasText: 'Look at this' })
  await expect(posted.getByRole('button', { name: /kiln\.png/ })).toBeVisible()
  await expect(tray).toHaveCount(0)
  await page.reload()
  await expect(posted).toBeVisible()
  await expect(tray).toHaveCount(0)

  await test.step('they go with signing out', async () => {
    await attach('secret.png')
    await expect(tray).toHaveCount(1)
    await page.goto(`${server.url}/portal/#/chats`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('E-mail address').waitFor()
    await expect.poll(kept).toEqual({ databases: [], keys: [] })
  })

  await test.step('and when the person is barred, also while the page is closed', async () => {
    await signIn(page, server, MEMBER)
    await go(page, 'Feed')
    await postBox(page).fill('Half a post')
    await attach('secret.png')
    await expect(tray).toHaveCount(1)
    await page.goto('about:blank')
    const bar = { type: 'bar.put', locationId, userId, reason: 'Rude' } as const
    await desk.do({ ...bar, active: true })
    await page.goto(`${server.url}/portal/#/feed`)
    await expect(page.getByText('can’t sign in here any more')).toBeVisible()
    await expect.poll(kept).toEqual({ databases: [], keys: [] })
    await desk.do({ ...bar, active: false })
  })
})

import { expect, type Page } from '@playwright/test'
import { PortalFeed, PortalMe, PortalPlaces } from '../../protocol/wire/http.ts'
import { newId } from '../../protocol/wire/ids.ts'
import { DESKTOP, PHONE, signIn, test } from './portal-world.ts'

test.use({ spec: import.meta.filename })

// Community and Feed in two browsers at once: what the one does, the other sees without asking (use case 5).

const MARCUS = 'marcus@brightcollective.example'
const SIOBHAN = 'siobhan@northbank.example'

const post = (page: Page) => page.getByRole('article', { name: 'Post of Siobhán O’Sullivan' })

test('posts, comments, likes, pins and people come by themselves, and what closes is gone', async ({
  page,
  server,
  desk,
  browser,
}) => {
  test.setTimeout(240_000)
  await server.change(`update locations set community_visibility = 'locationMembers'`)
  // The desk of these tests may change who sees what.
  await server.change(`update memberships set admin_role = 'manager' where admin_role is not null`)
  await page.setViewportSize(PHONE)
  await signIn(page, server, MARCUS)
  await page.getByRole('heading', { name: 'Chats' }).waitFor()
  const context = await browser.newContext({ viewport: DESKTOP })
  const siobhan = await context.newPage()
  await signIn(siobhan, server, SIOBHAN)
  await siobhan.getByRole('heading', { name: 'Chats' }).waitFor()

  const api = async (path: string): Promise<unknown> =>
    (await siobhan.request.get(`${server.url}/portal/api${path}`)).json()
  const { places } = PortalPlaces.parse(await api('/places'))
  const place = places.find(({ mayPost }) => mayPost)!
  const { userId } = PortalMe.parse(await api('/me'))

  await page.goto(`${server.url}/portal/#/feed/${place.locationId}`)
  await page.getByRole('textbox', { name: /^Post to the feed/ }).waitFor()
  await siobhan.goto(`${server.url}/portal/#/feed/${place.locationId}`)
  const box = siobhan.getByRole('textbox', { name: /^Post to the feed/ })
  await box.fill('The kiln is free on Friday')
  await siobhan.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(post(page)).toContainText('The kiln is free on Friday')

  await post(page).getByRole('button', { name: '0 comments' }).click()
  await post(siobhan).getByRole('button', { name: '0 comments' }).click()
  await post(siobhan)
    .getByRole('textbox', { name: /^Comment on/ })
    .fill('From ten on')
  await post(siobhan).getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(post(page).getByRole('listitem')).toContainText('From ten on')
  await post(siobhan).getByRole('button', { name: 'Like' }).click()
  await expect(post(page).getByRole('button', { name: '1 like' })).toBeVisible()

  const { posts } = PortalFeed.parse(await api(`/feed/${place.locationId}`))
  const own = posts.find(({ author }) => author.userId === userId)!
  await desk.do({ type: 'post.pin', postId: own.id, pinned: true })
  await expect(post(page).getByText('Pinned')).toBeVisible()

  await page.goto(`${server.url}/portal/#/community/${place.locationId}`)
  const row = page.getByRole('list', { name: 'People' }).getByRole('link', { name: /Siobhán O’Sullivan/ })
  await expect(row).toBeVisible()
  await siobhan.goto(`${server.url}/portal/#/me`)
  await siobhan.getByRole('textbox', { name: 'About' }).fill('Glazes on Fridays')
  await siobhan.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('Glazes on Fridays')
  await siobhan.getByLabel('Name, photo and About').selectOption('administrators')
  await expect(row).toHaveCount(0)

  const edit = {
    type: 'location.edit',
    locationId: place.locationId,
    basis: { rev: 1e6, editId: null },
  } as const
  await desk.do({ ...edit, editId: newId(), communityVisibility: 'administrators' })
  await expect(page.getByRole('list', { name: 'People' })).toHaveCount(0)
  await page.goto(`${server.url}/portal/#/feed/${place.locationId}`)
  await expect(post(page)).toBeVisible()
  await desk.do({ ...edit, editId: newId(), feedVisibility: 'administrators' })
  await expect(post(page)).toHaveCount(0)
  await expect(page.getByText('The kiln is free on Friday')).toHaveCount(0)
  // What comes after this in the same server finds the feed as it was.
  await desk.do({ ...edit, editId: newId(), feedVisibility: 'locationMembers' })
  await expect(page.getByText('The feed is not open to you')).toHaveCount(0)
  await context.close()
})

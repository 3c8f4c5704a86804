import { expect, type Page } from '@playwright/test'
import { PortalDirectory, PortalFeed } from '../../protocol/wire/http.ts'
import { newId } from '../../protocol/wire/ids.ts'
import type { Visibility } from '../../protocol/wire/rows/space.ts'
import { MEMBER, test } from './open-world.ts'

test.use({ spec: import.meta.filename })

// Community and Feed for somebody who is not signed in: where they are public, and no longer than that (use case 5).

const COMMENT = 'The third one from the left is the quiet one.'

/** Everything that the browser has kept of the portal, as text. */
const keptBy = (page: Page) =>
  page.evaluate(async () => {
    const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.body.innerText]
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        kept.push(request.url, (await (await cache.match(request))?.text()) ?? '')
      }
    }
    return kept.join('\n')
  })

test('Community and Feed that are public are open to everybody, as far as each person is, and no longer', async ({
  world: { member, userId, locationId, api, show, stranger, outside, ask, look },
  server,
  complaints,
}) => {
  test.setTimeout(300_000)
  const see = (communityVisibility: Visibility, feedVisibility: Visibility) =>
    server.change(
      `update locations set community_visibility = '${communityVisibility}', feed_visibility = '${feedVisibility}'
       where id = '${locationId}'`,
    )
  await see('locationMembers', 'locationMembers')
  const inside = PortalDirectory.parse(await api(`/community/${locationId}`)).people
  await show({ name: 'public', email: 'public', phone: 'administrators' })

  const [{ id: firstPost } = { id: '' }] = PortalFeed.parse(await api(`/feed/${locationId}`)).posts
  await member.request.put(`${server.url}/portal/api/posts/${firstPost}/comments/${newId()}`, {
    headers: { origin: server.url },
    data: { opId: newId(), text: COMMENT, mentionUserIds: [] },
  })

  const missing = await ask(`${newId()}/people`)
  expect(missing.status).toBe(404)

  await test.step('what is not public asks to sign in, like a location that is not there', async () => {
    for (const path of [`community/${locationId}`, `feed/${locationId}`, `community/${newId()}`]) {
      await look(outside, path)
      await expect(outside.getByLabel('E-mail address')).toBeVisible()
    }
    for (const path of ['people', 'posts', `people/${userId}/photo`, `posts/${firstPost}/comments`]) {
      expect(await ask(`${locationId}/${path}`)).toEqual(missing)
    }
    await outside.goto(`${server.url}/portal/#/l/${locationId}`)
    await expect(outside.getByRole('heading', { name: 'Riverside', exact: true })).toBeVisible()
    await expect(outside.getByRole('link', { name: 'Community', exact: true })).toHaveCount(0)
  })

  const people = outside.getByRole('list', { name: 'People' }).getByRole('listitem')
  await test.step('public, it shows who shows themselves, with the contacts that they show', async () => {
    await see('public', 'public')
    await outside.reload()
    await outside.getByRole('link', { name: 'Community', exact: true }).click()
    await expect(people.filter({ hasText: 'Mehmet Yıldız' })).toBeVisible()
    await expect(outside.getByRole('link', { name: MEMBER })).toHaveAttribute('href', `mailto:${MEMBER}`)
    const { text } = await ask(`${locationId}/people`)
    const names = await people.locator('bdi').allInnerTexts()
    for (const { name } of inside) expect([name, text.includes(name)]).toEqual([name, names.includes(name)])
    expect(names.length).toBeLessThan(inside.length)
    await show({ name: 'public', email: 'network' })
    await outside.reload()
    await expect(people.filter({ hasText: 'Mehmet Yıldız' })).toBeVisible()
    await expect(outside.getByRole('link', { name: MEMBER })).toHaveCount(0)
    expect((await ask(`${locationId}/people`)).text).not.toContain(MEMBER)

    await outside.goto(`${server.url}/portal/#/feed/${locationId}`)
    await expect(outside.getByRole('article').first()).toBeVisible()
    await expect(outside.getByRole('textbox')).toHaveCount(0)
    const post = outside.getByRole('article').first()
    await post.getByRole('button', { name: /comment/ }).click()
    const comments = post.getByRole('list', { name: /^Comments on/ }).getByRole('listitem')
    await expect(comments.filter({ hasText: COMMENT })).toContainText('Mehmet Yıldız')
    await show({ name: 'network' })
    await outside.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(comments.filter({ hasText: COMMENT })).toContainText('A member')
    expect((await ask(`${locationId}/posts/${firstPost}/comments`)).text).not.toContain('Mehmet')
    await expect(outside.getByRole('textbox')).toHaveCount(0)
    await post.getByRole('button', { name: 'Sign in to comment' }).click()
    await expect(outside.getByLabel('E-mail address')).toBeVisible()
    await show({ name: 'public', email: 'network' })
    // Nobody who isn't signed in gets any further.
    const deeper = await outside.request.get(`${server.url}/portal/api/community/${locationId}`)
    expect(deeper.status()).toBe(401)
  })

  await test.step('who hides again is gone at the next look', async () => {
    await outside.goto(`${server.url}/portal/#/community/${locationId}`)
    await expect(people.filter({ hasText: 'Mehmet Yıldız' })).toBeVisible()
    await show({ name: 'location' })
    await outside.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(people.filter({ hasText: 'Mehmet Yıldız' })).toHaveCount(0)
    await show({ name: 'public' })
    await outside.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(people.filter({ hasText: 'Mehmet Yıldız' })).toBeVisible()
  })

  await test.step('offline it says so; when it was closed meanwhile, nothing of it is kept', async () => {
    await stranger.setOffline(true)
    await expect(outside.getByText('You are offline.')).toBeVisible()
    await expect(people.filter({ hasText: 'Mehmet Yıldız' })).toBeVisible()
    await see('networkMembers', 'locationMembers')
    await stranger.setOffline(false)
    await expect(outside.getByLabel('E-mail address')).toBeVisible()
    expect(await keptBy(outside)).not.toContain('Mehmet')
    expect(await ask(`${locationId}/people`)).toEqual(missing)
    expect(await ask(`${locationId}/posts`)).toEqual(missing)
    expect(await ask(`${locationId}/posts/${firstPost}/comments`)).toEqual(missing)
    // Without a network a new page has nothing to show, and says why.
    await outside.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await outside.reload()
    await outside.getByLabel('E-mail address').waitFor()
    await stranger.setOffline(true)
    await outside.reload()
    await expect(outside.getByText('This page couldn’t be opened')).toBeVisible()
    await stranger.setOffline(false)
  })
  expect(complaints).toEqual([])
})

import { expect, type Page } from '@playwright/test'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { DESKTOP, PHONE, signIn, test } from './portal-world.ts'

test.use({ spec: import.meta.filename })

const MEMBER = 'mehmet@fieldnote.example'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click()

test('finds people, posts with a picture, and says what to show of oneself', async ({
  page,
  server,
  complaints,
}) => {
  test.setTimeout(240_000)
  await server.change(`update locations set community_visibility = 'locationMembers'`)
  await loadAxe(page)
  await page.setViewportSize(PHONE)
  await signIn(page, server, MEMBER)
  await page.getByRole('heading', { name: 'Chats' }).waitFor()

  await go(page, 'Community')
  await page.getByRole('searchbox').fill('mar')
  const maria = page.getByRole('list', { name: 'People' }).getByRole('link', { name: /Maria Silva/ })
  await expect(maria).toBeVisible()
  await expect(page.getByRole('list', { name: 'People' }).getByText('Dana Okafor')).toHaveCount(0)
  await maria.click()
  await expect(page.getByRole('heading', { name: 'Maria Silva' })).toBeVisible()

  await go(page, 'Feed')
  await page.getByRole('textbox', { name: /^Post to the feed of/ }).fill('My new desk lamp @Mar')
  await page.getByRole('option', { name: 'Maria Silva' }).click()
  await page
    .getByLabel('Attach files')
    .setInputFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: PNG })
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  const post = page.getByRole('article', { name: 'Post of Mehmet Yıldız' })
  await expect(post).toContainText('My new desk lamp @Maria Silva')
  await expect(post.getByRole('button', { name: 'Photo lamp.png, open large' })).toBeVisible()
  await post.getByRole('button', { name: 'Edit your post' }).click()
  await page.getByRole('textbox', { name: 'Text of your post' }).fill('My old desk lamp')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(post).toContainText('My old desk lamp')
  await expect(post).toContainText('edited')

  await go(page, 'Me')
  await page.getByRole('textbox', { name: 'About' }).fill('Builds the Android half')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('form', { name: 'Your profile' }).getByRole('status')).toHaveText('Saved')
  await page
    .getByLabel('Choose a photo')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: PNG })
  await expect(page.getByRole('button', { name: 'Change photo' })).toBeVisible()
  expect(complaints).toEqual([])

  for (const [size, scheme] of [
    [PHONE, 'light'],
    [PHONE, 'dark'],
    [DESKTOP, 'light'],
  ] as const) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: scheme })
    for (const name of ['Community', 'Feed', 'Me']) {
      await go(page, name)
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
      await expect(page.getByText('Reading')).toHaveCount(0)
      expect(await seriousFindings(page), `${name}, ${scheme}`).toEqual([])
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(scrollWidth).toBeLessThanOrEqual(size.width)
    }
  }
})

test('a nonmember reads along nowhere, and is told so', async ({ page, context, cookies, server }) => {
  await context.addCookies(cookies)
  await page.goto(`${server.url}/portal/#/feed`)
  await expect(page.getByText('The feed is not open to you')).toBeVisible()
  await go(page, 'Community')
  await expect(page.getByText('The directory is not open to you')).toBeVisible()
})

test('is a web app that opens without a network, and keeps nothing but its shell', async ({
  page,
  context,
  cookies,
  server,
}) => {
  await context.addCookies(cookies)
  await page.goto(`${server.url}/portal/`)
  const manifest = await page.request.get(`${server.url}/portal/portal.webmanifest`)
  expect(await manifest.json()).toMatchObject({ start_url: '/portal/', display: 'standalone' })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  // The second visit goes through the worker, which keeps what it loads.
  await page.reload()
  await page.getByRole('heading', { name: 'Chats' }).waitFor()
  const kept = await page.evaluate(async () => {
    const caches = window.caches
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept).toContain('/portal/')
  expect(kept.filter((path) => path !== '/portal/' && !path.startsWith('/portal/assets/'))).toEqual([])
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Chats' })).toBeVisible()
})

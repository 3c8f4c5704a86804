import { expect } from '@playwright/test'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { codeFor, CUSTOMER, DESKTOP, mailNames, newestCode, PHONE, signIn, test } from './portal-world.ts'

test.use({ spec: import.meta.filename })

test.use({ viewport: PHONE })

test('signs in with the mailed code, after a wrong address and a wrong code', async ({
  page,
  server,
  complaints,
}) => {
  await page.goto(`${server.url}/portal/`)
  await page.getByLabel('E-mail address').fill('nadia')
  await page.getByRole('button', { name: 'Mail me a code' }).click()
  await expect(page.getByText('Write your whole e-mail address')).toBeVisible()

  const code = await codeFor(page, server, CUSTOMER)
  const field = page.getByLabel('Six-digit code')
  await field.fill(code === '111111' ? '222222' : '111111')
  await expect(field).toHaveAccessibleDescription(/code/i)
  await expect(field).toHaveValue('')
  await expect(field).toBeFocused()

  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await expect(page.getByRole('heading', { name: 'Chats' })).toBeVisible()
  await expect(page.getByText(CUSTOMER)).toBeVisible()
  expect(complaints).toEqual([])
})

test('tells nobody whether an address is known', async ({ page, server }) => {
  await page.goto(`${server.url}/portal/`)
  const before = await mailNames(server)
  await page.getByLabel('E-mail address').fill('nobody@example.com')
  await page.getByRole('button', { name: 'Mail me a code' }).click()
  await expect(page.getByLabel('Six-digit code')).toBeVisible()
  await page.getByLabel('Six-digit code').fill('123456')
  await expect(page.getByLabel('Six-digit code')).toHaveAccessibleDescription(/code/i)
  expect(await mailNames(server)).toEqual(before)
})

test('goes back to the address, and mails a new code after a while', async ({ page, server }) => {
  await page.clock.install()
  await page.goto(`${server.url}/portal/`)
  await codeFor(page, server, 'ingrid@lumen.studio')
  await page.getByRole('button', { name: 'Other address' }).click()
  await expect(page.getByLabel('E-mail address')).toHaveValue('ingrid@lumen.studio')

  const old = await codeFor(page, server, 'ingrid@lumen.studio')
  await expect(page.getByRole('button', { name: /New code in/ })).toBeDisabled()
  const before = await mailNames(server)
  await page.clock.fastForward(31_000)
  await page.getByRole('button', { name: 'Send a new code' }).click()
  const renewed = await newestCode(server, before)
  await expect(page.getByRole('status').filter({ hasText: 'new code' })).toBeVisible()
  if (old !== renewed) {
    await page.getByLabel('Six-digit code').fill(old)
    await expect(page.getByLabel('Six-digit code')).toHaveAccessibleDescription(/code/i)
  }
  await page.getByLabel('Six-digit code').fill(renewed)
  await expect(page.getByRole('heading', { name: 'Chats' })).toBeVisible()
})

test('an ended session leads back here with the reason; draft and message are kept', async ({
  page,
  server,
}) => {
  await signIn(page, server, 'nadia@lumen.studio')
  await page.getByRole('link', { name: /desk/ }).first().click()
  const box = page.getByRole('textbox', { name: /^Message / })
  // Without a network nothing tells the page that its session has ended, so that the message is certainly written first.
  await page.context().setOffline(true)
  await box.fill('Sent after the session has ended')
  await box.press('Enter')
  await expect(page.getByText('Waiting for a connection')).toBeVisible()
  await box.fill('A draft of the next one')
  await page.context().clearCookies()
  await page.context().setOffline(false)
  await expect(page.getByText('You have been signed out')).toBeVisible()
  await expect(page.getByLabel('E-mail address')).toHaveValue('nadia@lumen.studio')

  await page.getByLabel('Six-digit code').fill(await codeFor(page, server, 'nadia@lumen.studio'))
  await expect(page.getByRole('log').getByText('Sent after the session has ended')).toHaveCount(1)
  await expect(page.getByText(/Delivered|Read/).last()).toBeVisible()
  await expect(page.getByText('Waiting for a connection')).toHaveCount(0)
  await expect(box).toHaveValue('A draft of the next one')
})

test('signing out ends the session and leaves nothing here', async ({ page, server }) => {
  await signIn(page, server, CUSTOMER)
  await page.getByRole('link', { name: /desk/ }).first().click()
  await page.getByRole('textbox', { name: /^Message / }).fill('A draft')
  await page.getByRole('link', { name: 'All chats' }).click()
  const cookies = await page.context().cookies()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('foyer.'))),
  ).toEqual([])

  await page.context().addCookies(cookies)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('keeps who is not signed in away from everything', async ({ page, server }) => {
  for (const path of ['/portal/api/me', '/portal/api/chats']) {
    expect((await page.request.get(server.url + path)).status()).toBe(401)
  }
})

for (const [name, viewport] of Object.entries({ phone: { width: 360, height: 640 }, desktop: DESKTOP })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no serious accessibility finding and no sideways scrolling, ${name}, ${colorScheme}`, async ({
      page,
      server,
    }) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await loadAxe(page)
      await page.goto(`${server.url}/portal/`)
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
      expect(await seriousFindings(page)).toEqual([])
      await page.getByLabel('E-mail address').fill(`nobody-${name}-${colorScheme}@example.com`)
      await page.getByRole('button', { name: 'Mail me a code' }).click()
      await expect(page.getByLabel('Six-digit code')).toBeVisible()
      expect(await seriousFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
    })
  }
}

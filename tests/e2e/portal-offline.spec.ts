import { expect } from '@playwright/test'
import { box, log, openChat, write } from './portal-thread.ts'
import { PHONE, test } from './portal-world.ts'

test.use({ spec: import.meta.filename })

test.use({ viewport: PHONE })
test.beforeEach(({ context, cookies }) => context.addCookies(cookies))

test('offline it says so, keeps what is sent, and sends each once and in order when it is back', async ({
  page,
  context,
  server,
  desk,
}) => {
  const chat = await openChat(page, server.url)
  await context.setOffline(true)
  await expect(page.getByText('You are offline.')).toBeVisible()
  const texts = ['Offline one', 'Offline two', 'Offline three']
  for (const text of texts) await write(page, text)
  await expect(log(page).getByText('Waiting for a connection')).toHaveCount(3)

  await context.setOffline(false)
  await expect(page.getByText('You are offline.')).toHaveCount(0)
  await expect(log(page).getByText('Waiting for a connection')).toHaveCount(0)
  const arrived = async () => (await desk.texts(chat)).filter((text) => text.startsWith('Offline '))
  await expect.poll(arrived).toEqual(texts)
  for (const text of texts) await expect(log(page).getByText(text)).toHaveCount(1)
})

test('keeps a draft and a waiting message over a reload', async ({ page, server, desk }) => {
  const chat = await openChat(page, server.url)
  await page.route('**/messages', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  )
  await write(page, 'Waits over the reload')
  await expect(log(page).getByText('Waiting for a connection')).toBeVisible()
  await box(page).fill('Half a sent')
  await page.unroute('**/messages')
  await page.reload()
  await expect(box(page)).toHaveValue('Half a sent')
  await expect
    .poll(async () => (await desk.texts(chat)).filter((text) => text === 'Waits over the reload'))
    .toHaveLength(1)
  await expect(log(page).getByText('Waiting for a connection')).toHaveCount(0)
  await box(page).fill('')
})

test('an answer that is lost does not send the message twice', async ({ page, server, desk }) => {
  const chat = await openChat(page, server.url)
  let lost = 0
  await page.route('**/messages', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.fallback()
    lost += 1
    await route.fetch()
    return route.abort()
  })
  await write(page, 'Only once, please')
  await expect(log(page).getByText('Only once, please')).toHaveCount(1)
  await expect(log(page).getByText(/Waiting for a connection|Sending/)).toHaveCount(0)
  expect(lost).toBe(1)
  expect((await desk.texts(chat)).filter((text) => text === 'Only once, please')).toHaveLength(1)
})

test('a refusal is shown with its reason, and Retry sends the message', async ({ page, server, desk }) => {
  const chat = await openChat(page, server.url)
  const refusal = { code: 'chatsOff', retry: 'never', message: 'Riverside turned chats off.' }
  await page.route('**/messages', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 403, json: refusal }) : route.fallback(),
  )
  await write(page, 'Refused at first')
  await expect(log(page).getByRole('alert')).toContainText('Not sent. Riverside turned chats off.')
  await page.unroute('**/messages')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(log(page).getByRole('alert')).toHaveCount(0)
  await expect.poll(() => desk.texts(chat)).toContain('Refused at first')
})

test('outlives a kill of the server: what was written meanwhile arrives once, and live again', async ({
  page,
  server,
  desk,
}) => {
  const chat = await openChat(page, server.url)
  await server.kill()
  await expect(page.getByText('You are offline.')).toBeVisible()
  await write(page, 'Written to a dead server')
  await expect(log(page).getByText('Waiting for a connection')).toBeVisible()

  await server.restart()
  await expect(log(page).getByText('Waiting for a connection')).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByText('You are offline.')).toHaveCount(0)
  const arrived = async () => (await desk.texts(chat)).filter((text) => text === 'Written to a dead server')
  await expect.poll(arrived).toHaveLength(1)
  await desk.write(chat, 'Back at the desk')
  await expect(log(page)).toContainText('Back at the desk', { timeout: 30_000 })
})

test('where chats are switched off it gives the reason and no box, and the draft waits', async ({
  page,
  server,
}) => {
  await openChat(page, server.url)
  await box(page).fill('Half a question')
  await server.change(`update locations set chats_on = false where name = 'Riverside'`)
  await expect(page.getByText('Chats are switched off at Riverside.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expect(log(page).getByRole('listitem').last()).toBeVisible()

  await server.change(`update locations set chats_on = true where name = 'Riverside'`)
  await expect(box(page)).toHaveValue('Half a question', { timeout: 30_000 })
  await box(page).fill('')
})

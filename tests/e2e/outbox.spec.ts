import { expect, test } from '../harness/fixtures.ts'

const NAME = 'Nadia Nguyen'

test('what waits can be changed and discarded before it is sent', async ({ network, openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  await expect(desk.chatRow(NAME)).not.toContainText('unread')
  await desk.synced()
  network.cable.pull()
  await desk.offline()
  await desk.write(NAME, 'Keep me')
  await desk.write(NAME, 'Wrong price: 100')
  await desk.write(NAME, 'Never mind')

  await desk.status.getByRole('button', { name: 'Outbox: 3 waiting' }).click()
  const entries = desk.page.getByRole('list', { name: 'Outbox' }).getByRole('article')
  await expect(entries).toHaveCount(3)
  await entries.filter({ hasText: 'Wrong price' }).getByRole('button', { name: 'Edit' }).click()
  await desk.page.getByRole('dialog').getByRole('textbox').fill('Right price: 120')
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Save and send' }).click()
  await expect(entries.filter({ hasText: 'Right price: 120' })).toBeVisible()
  await entries.filter({ hasText: 'Never mind' }).getByRole('button', { name: 'Discard' }).click()
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await expect(entries).toHaveCount(2)

  network.cable.plugIn()
  await desk.page.getByRole('button', { name: 'Try now' }).click()
  await desk.synced()
  const nadia = await network.portal('nadia@lumen.studio')
  const [chat] = await nadia.chats()
  const texts = (await nadia.messages(chat?.conversationId ?? '')).map(({ text }) => text)
  expect(texts.slice(-2)).toEqual(['Keep me', 'Right price: 120'])
})

test('a refused message stays, says why, and is sent by Retry once the reason is gone', async ({
  network,
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  await expect(desk.chatRow(NAME)).not.toContainText('unread')
  await desk.synced()
  network.cable.pull()
  await desk.offline()
  await desk.write(NAME, 'Written while chats were on')

  // Without an event the app still believes that chats are on, as after a change in the last second.
  await network.change(`update locations set chats_on = false`)
  await desk.page.getByRole('button', { name: 'Try now' }).click()
  await expect(desk.status).toContainText('Outbox: 1 failed')
  await expect(desk.message('Written while chats were on')).toContainText('Failed: Chats are switched off')

  await network.change(`update locations set chats_on = true`)
  await expect(desk.status).toContainText('Synced')
  await desk.message('Written while chats were on').getByRole('button', { name: 'Retry' }).click()
  await expect(desk.message('Written while chats were on')).toContainText('Sent')
  await expect(desk.status).toContainText('Outbox empty')
})

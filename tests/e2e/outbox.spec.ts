import { expect, test } from '../harness/fixtures.ts'
import { showNewest } from '../harness/look.ts'

const NAME = 'Nadia Nguyen'

test('what waits can be changed and discarded before it is sent', async ({ network, openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  await showNewest(desk)
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
  const unwanted = entries.filter({ hasText: 'Never mind' })
  await unwanted.getByRole('button', { name: 'Discard' }).click()
  await expect(entries).toHaveCount(2)
  await desk.page.getByRole('button', { name: 'Undo' }).click()
  await expect(entries).toHaveCount(3)
  await unwanted.getByRole('button', { name: 'Discard' }).click()
  await expect(entries).toHaveCount(2)

  network.cable.plugIn()
  await desk.ask('app.reconnect', {})
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
  await showNewest(desk)
  await expect(desk.chatRow(NAME)).not.toContainText('unread')
  await desk.synced()
  network.cable.pull()
  await desk.offline()
  await desk.write(NAME, 'Written while chats were on')

  // Without an event the app still believes that chats are on, as after a change in the last second.
  await network.change(`update locations set chats_on = false`)
  await desk.ask('app.reconnect', {})
  await expect(desk.status).toContainText('Outbox: 1 failed')
  await expect(desk.message('Written while chats were on')).toContainText('Failed: Chats are switched off')

  await network.change(`update locations set chats_on = true`)
  await expect(desk.status).toContainText('Synced')
  await desk.message('Written while chats were on').getByRole('button', { name: 'Retry' }).click()
  await expect(desk.message('Written while chats were on')).toContainText('Sent')
  await expect(desk.status).toContainText('Outbox empty')
})

test('everything that is written at a desk waits offline, outlives a restart, and is changed or discarded there', async ({
  network,
  openDesk,
}) => {
  const before = await openDesk()
  await before.synced()
  await before.openChat(NAME)
  await showNewest(before)
  await expect(before.chatRow(NAME)).not.toContainText('unread')
  await before.synced()
  network.cable.pull()
  await before.offline()

  await test.step('a follow-up, a saved reply, a hand-over, tags', async () => {
    const { page } = before
    await before.box(NAME).press('Control+Shift+L')
    const followUp = page.getByRole('dialog', { name: 'Follow up with Nadia' })
    await followUp.getByRole('textbox', { name: 'What was promised' }).fill('Call about the ofice')
    await followUp.getByRole('button', { name: 'Remind me' }).click()
    await expect(followUp).toBeHidden()
    const profile = page.getByRole('complementary', { name: `Profile of ${NAME}` })
    await expect(profile.getByRole('list', { name: 'Follow-ups' })).toContainText('waits to be sent')
    await profile.getByRole('button', { name: 'Tag', exact: true }).click()
    await profile.getByRole('combobox', { name: 'New tag' }).fill('Corner office')
    await page.keyboard.press('Enter')
    await expect(profile.getByRole('list', { name: 'Tags' })).toContainText('Corner office')
    await page.keyboard.press('Escape')
    await before.pane('Settings')
    await page.getByRole('button', { name: 'New reply' }).click()
    const reply = page.getByRole('dialog', { name: 'New saved reply' })
    await reply.getByRole('textbox', { name: 'Title' }).fill('Lockers')
    await reply.getByRole('textbox', { name: 'Text' }).fill('The key is at the desk.')
    await reply.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('list', { name: 'Saved replies' })).toContainText('Waits to be sent')
    await before.status.getByRole('button', { name: 'Hand-over' }).click()
    await page.getByRole('textbox', { name: 'Note to the next shift' }).fill('Quiet evening.')
    await page.getByRole('button', { name: 'Hand over', exact: true }).click()
    await expect(before.status).toContainText('Outbox: 4 waiting')
  })
  await before.kill()

  const after = await openDesk()
  await after.offline()
  await after.status.getByRole('button', { name: 'Outbox: 4 waiting' }).click()
  const entries = after.page.getByRole('list', { name: 'Outbox' }).getByRole('article')
  await expect(entries).toHaveText([
    /Follow-up with Nadia Nguyen/,
    /Tags of Nadia Nguyen/,
    /Saved reply “Lockers”/,
    /Hand-over note/,
  ])
  await entries.nth(0).getByRole('button', { name: 'Edit' }).click()
  await after.page.getByRole('dialog').getByRole('textbox').fill('Call about the office')
  await after.page.getByRole('dialog').getByRole('button', { name: 'Save and send' }).click()
  await entries.filter({ hasText: 'Lockers' }).getByRole('button', { name: 'Discard' }).click()
  await expect(entries).toHaveCount(3)

  network.cable.plugIn()
  await after.ask('app.reconnect', {})
  await after.synced()
  await expect(after.page.getByText('Everything has been sent')).toBeVisible()
  await after.pane('Chats')
  await after.chatRow(NAME).click()
  const profile = after.page.getByRole('complementary', { name: `Profile of ${NAME}` })
  await expect(profile.getByRole('list', { name: 'Follow-ups' })).toContainText('Call about the office')
  await expect(profile.getByRole('list', { name: 'Tags' })).toContainText('Corner office')
  const { replies } = await after.ask('desk.savedReplies', { conversationId: null })
  expect(replies.map(({ title }) => title)).not.toContain('Lockers')
})

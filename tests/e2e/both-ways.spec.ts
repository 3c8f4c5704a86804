import { expect, test } from '../harness/fixtures.ts'

test('the desk writes and the portal reads, and back', async ({ network, openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  const nadia = await network.portal('nadia@lumen.studio')
  const [chat] = await nadia.chats()
  if (!chat) throw new Error('Nadia has no chat')

  await desk.openChat('Nadia Nguyen')
  await desk.write('Nadia Nguyen', 'The bike room is behind the café.')
  await expect(desk.message('The bike room is behind the café.')).toContainText('Sent')
  await expect
    .poll(async () => (await nadia.messages(chat.conversationId)).at(-1))
    .toMatchObject({ text: 'The bike room is behind the café.', authorName: 'Dana Okafor', own: false })

  await nadia.write(chat.conversationId, 'Found it, thank you!')
  await expect(desk.message('Found it, thank you!')).toBeVisible()
  const last = (await nadia.messages(chat.conversationId)).at(-1)
  await nadia.read(chat.conversationId, last?.seq ?? 0)
  await expect(desk.message('The bike room is behind the café.')).toContainText('Read')
})

test('a message from a customer moves the chat to the top and counts, until it is read', async ({
  network,
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  const jonas = await network.portal(await desk.emailOf('Jonas Lindqvist'))
  const [chat] = await jonas.chats()
  await jonas.write(chat?.conversationId ?? '', 'One more thing about Monday')

  const first = desk.page.getByRole('list', { name: 'Chats' }).getByRole('button').first()
  await expect(first).toHaveAccessibleName('Jonas Lindqvist')
  await expect(first).toContainText('One more thing about Monday')
  await expect(first).toContainText('1 unread')
  await desk.openChat('Jonas Lindqvist')
  await expect(first).not.toContainText('unread')
})

import { expect, test } from '../harness/fixtures.ts'

test('both ways from a booking to the chat lead to the same conversation, with the cursor in the box', async ({
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  const { page } = desk

  await desk.pane('Notifications')
  const row = page.getByRole('article', { name: 'Nadia Nguyen booked Room 4' })
  await expect(row).toContainText('First booking')
  await expect(row).toContainText('Unread')
  await row.getByRole('button', { name: 'Photo of Nadia Nguyen' }).click()
  const profile = page.getByRole('complementary', { name: 'Profile of Nadia Nguyen' })
  await profile.getByRole('button', { name: 'Chat', exact: true }).click()
  await expect(desk.box('Nadia Nguyen')).toBeFocused()
  await expect(page.getByRole('log')).toContainText('Room 4 booked')
  await page.keyboard.type('typed the first way')

  await desk.pane('Customers')
  await page.getByRole('tab', { name: /^Nonmembers/ }).click()
  await page.getByRole('button', { name: 'Users', exact: true }).click()
  await page.getByRole('table', { name: 'Customers' }).getByRole('button', { name: 'Nadia Nguyen' }).click()
  await profile.getByRole('button', { name: 'Chat', exact: true }).click()
  await expect(desk.box('Nadia Nguyen')).toBeFocused()
  await expect(desk.box('Nadia Nguyen')).toHaveValue('typed the first way')
})

test('a customer without a chat gets one, the same on the server', async ({ network, openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  const { customers } = await desk.ask('customers.list', {
    tab: 'nonmemberUsers',
    query: '',
    sort: 'name',
    offset: 0,
    limit: 200,
  })
  const { chats } = await desk.ask('chats.list', { filter: 'all', query: '', offset: 0, limit: 200 })
  const chatting = new Set(chats.map((chat) => chat.face.subject.id as string))
  const silent = customers.find(({ face, email }) => !chatting.has(face.subject.id) && email !== null)
  if (!silent?.email) throw new Error('everybody has a chat already')

  const { name } = silent.face
  await desk.pane('Customers')
  await desk.page.getByRole('tab', { name: /^Nonmembers/ }).click()
  await desk.page.getByRole('searchbox', { name: 'Search nonmembers' }).fill(name)
  await desk.page.getByRole('table', { name: 'Customers' }).getByRole('button', { name, exact: true }).click()
  await desk.page
    .getByRole('complementary', { name: `Profile of ${name}` })
    .getByRole('button', { name: 'Chat', exact: true })
    .click()
  await desk.write(name, 'Welcome to Riverside!')
  await expect(desk.message('Welcome to Riverside!')).toContainText('Sent')

  const customer = await network.portal(silent.email)
  const all = await Promise.all(
    (await customer.chats()).map((chat) => customer.messages(chat.conversationId)),
  )
  expect(all.flat().filter(({ text }) => text === 'Welcome to Riverside!')).toHaveLength(1)
})

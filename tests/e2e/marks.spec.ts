import { expect, test } from '../harness/fixtures.ts'

test('what is read at one desk is read at the other, for chats and notifications', async ({
  folder,
  network,
  openDesk,
}) => {
  const [one, other] = await Promise.all([
    openDesk(),
    openDesk({ userData: `${folder}/other-app`, server: network.server.url }),
  ])
  await one.synced()
  await other.synced()
  await expect(other.chatRow('Sun-mi Park')).toContainText('unread')
  await one.openChat('Sun-mi Park')
  await expect(one.chatRow('Sun-mi Park')).not.toContainText('unread')
  await expect(other.chatRow('Sun-mi Park')).not.toContainText('unread')

  await other.pane('Notifications')
  const row = other.page.getByRole('article', { name: 'Nadia Nguyen booked Room 4' })
  await expect(row).toContainText('Unread')
  await one.pane('Notifications')
  await one.page.getByRole('button', { name: 'Mark all read' }).click()
  await expect(row).not.toContainText('Unread')
  await expect(other.page.getByRole('button', { name: 'Mark all read' })).toBeDisabled()
})

test('a chat marked unread stays so until it is opened', async ({ openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat('Oleh Kovalenko')
  await desk.page.getByRole('button', { name: 'More about this chat' }).click()
  await desk.page.getByRole('menuitem', { name: 'Mark unread' }).click()
  await expect(desk.chatRow('Oleh Kovalenko').getByRole('img', { name: 'Marked unread' })).toBeVisible()
  await desk.openChat('Oleh Kovalenko')
  await expect(desk.chatRow('Oleh Kovalenko').getByRole('img', { name: 'Marked unread' })).toBeHidden()
})

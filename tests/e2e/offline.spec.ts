import { expect, test, type Network } from '../harness/fixtures.ts'

const NAME = 'Nadia Nguyen'

/** What Nadia sees of the desk's messages that begin with this text. */
async function arrived(network: Network, beginning: string): Promise<string[]> {
  const nadia = await network.portal('nadia@lumen.studio')
  const [chat] = await nadia.chats()
  const messages = await nadia.messages(chat?.conversationId ?? '')
  return messages.map(({ text }) => text).filter((text) => text.startsWith(beginning))
}

test('offline: restart, read, search, write three; on reconnect each is sent once and in order', async ({
  network,
  openDesk,
}) => {
  const before = await openDesk()
  await before.synced()
  network.cable.pull()
  await before.offline()
  await before.quit()

  const desk = await openDesk()
  await desk.offline()
  await expect(desk.page.getByRole('form', { name: 'Sign in' })).toBeHidden()
  await desk.page.getByRole('searchbox', { name: 'Search chats by name' }).fill('nguy')
  await expect(desk.chatRow('Oleh Kovalenko')).toBeHidden()
  await desk.openChat(NAME)
  await expect(desk.page.getByRole('log')).toContainText('welcome to Riverside!')
  for (const text of ['Offline 1', 'Offline 2', 'Offline 3']) await desk.write(NAME, text)
  await expect(desk.message('Offline 3')).toContainText('Waiting')
  await expect(desk.status).toContainText(/Outbox: \d waiting/)

  network.cable.plugIn()
  await desk.page.getByRole('button', { name: 'Try now' }).click()
  await desk.synced()
  await expect(desk.message('Offline 3')).toContainText('Sent')
  expect(await desk.messagesLike('Offline')).toEqual(['Offline 1', 'Offline 2', 'Offline 3'])
  expect(await arrived(network, 'Offline')).toEqual(['Offline 1', 'Offline 2', 'Offline 3'])
})

test('a dead line is noticed, and works again by itself when it heals', async ({ network, openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  network.cable.deaden()
  await desk.openChat(NAME)
  await desk.write(NAME, 'Into the dead line')
  await expect(desk.status).toContainText(/Outbox: \d waiting/)
  await expect(desk.status).toContainText(/Offline since|Connecting/, { timeout: 60_000 })
  network.cable.plugIn()
  await expect(desk.message('Into the dead line')).toContainText('Sent', { timeout: 60_000 })
  expect(await arrived(network, 'Into the dead line')).toHaveLength(1)
})

test('kill -9 of the app right after Enter: the message is sent after the restart', async ({
  network,
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  network.cable.pull()
  await desk.offline()
  await desk.openChat(NAME)
  await desk.write(NAME, 'Before the kill')
  await desk.kill()

  network.cable.plugIn()
  const again = await openDesk()
  await again.openChat(NAME)
  await expect(again.message('Before the kill')).toContainText('Sent')
  expect(await arrived(network, 'Before the kill')).toHaveLength(1)
})

test('a draft survives kill -9', async ({ openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  await desk.box(NAME).fill('Half a sentence that')
  await expect(desk.page.getByText('Draft saved')).toBeVisible()
  await desk.kill()

  const again = await openDesk()
  await expect(again.chatRow(NAME)).toContainText('Half a sentence')
  await again.openChat(NAME)
  await expect(again.box(NAME)).toHaveValue('Half a sentence that')
})

test.describe('on the database that comes with the server', () => {
  test.use({ database: 'built-in' })

  test('kill -9 of the server in mid-push: nothing lost, nothing doubled', async ({ network, openDesk }) => {
    const desk = await openDesk()
    await desk.synced()
    await desk.openChat(NAME)
    const texts = Array.from({ length: 12 }, (_, index) => `Burst ${String(index + 1).padStart(2, '0')}`)
    for (const [index, text] of texts.entries()) {
      await desk.write(NAME, text)
      if (index === 5) await network.server.kill()
    }
    await network.restartServer()
    await expect(desk.status).toContainText('Outbox empty', { timeout: 60_000 })
    await expect(desk.message('Burst 12')).toContainText('Sent')
    expect(await desk.messagesLike('Burst')).toEqual(texts)
    expect(await arrived(network, 'Burst')).toEqual(texts)
  })
})

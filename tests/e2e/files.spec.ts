import { createHash, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dropFiles } from '../harness/drop.ts'
import { expect, test, type Network, type OpenDesk } from '../harness/fixtures.ts'
import { ROOT } from '../harness/places.ts'

const NAME = 'Nadia Nguyen'
const PICTURE = join(ROOT, 'server/demo/assets/bike-room.jpg')

async function makeFile(
  folder: string,
  name: string,
  bytes: Buffer,
): Promise<{ path: string; sha256: string }> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The hashes of the files of Nadia's newest message, as the portal hands them out. */
async function arrivedHashes(network: Network): Promise<string[]> {
  const nadia = await network.portal('nadia@lumen.studio')
  const [chat] = await nadia.chats()
  const last = (await nadia.messages(chat?.conversationId ?? '')).at(-1)
  return Promise.all((last?.files ?? []).map((file) => nadia.fileHash(file.id)))
}

async function openThread(openDesk: () => Promise<OpenDesk>): Promise<OpenDesk> {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  return desk
}

test('files dropped on the thread wait in the tray, are sent, and arrive byte for byte', async ({
  folder,
  network,
  openDesk,
}) => {
  const desk = await openThread(openDesk)
  const tray = desk.page.getByRole('list', { name: 'Files to be sent' })
  const odd = await makeFile(folder, 'odd – 名.bin', randomBytes(300_000))
  const extra = await makeFile(folder, 'not this one.txt', Buffer.from('x'))
  await dropFiles(desk.page, desk.page.getByRole('log'), [PICTURE, odd.path, extra.path])
  await expect(tray.getByRole('listitem')).toHaveCount(3)
  await tray.getByRole('button', { name: 'Remove not this one.txt' }).click()
  await expect(tray.getByRole('listitem')).toHaveCount(2)

  await desk.box(NAME).fill('The bike room, and a file')
  await desk.page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(tray).toBeHidden()
  const message = desk.message('The bike room, and a file')
  await expect(message).toContainText('Sent')
  await expect(message.getByRole('button', { name: 'Picture bike-room.jpg, show large' })).toBeVisible()
  await expect(message).toContainText('odd – 名.bin')

  const hashes = await arrivedHashes(network)
  expect(hashes).toHaveLength(2)
  expect(hashes).toContain(odd.sha256)
})

test('an upload that a kill -9 cut goes on from the byte where it stopped', async ({
  folder,
  network,
  openDesk,
}) => {
  const desk = await openThread(openDesk)
  const video = await makeFile(folder, 'walk-through.bin', randomBytes(24_000_000))
  await dropFiles(desk.page, desk.page.getByRole('log'), [video.path])
  const tray = desk.page.getByRole('list', { name: 'Files to be sent' })
  await expect(tray.getByRole('listitem')).toHaveCount(1)
  await desk.box(NAME).fill('A long one')
  network.cable.pullAfterBytes(12_000_000)
  await desk.page.getByRole('button', { name: 'Send', exact: true }).click()
  await desk.offline()
  await expect(desk.message('A long one')).toContainText('of 24 MB · waiting')
  await desk.kill()

  network.cable.plugIn()
  network.cable.sentBytes()
  const again = await openDesk()
  await again.openChat(NAME)
  await expect(again.message('A long one')).toContainText('Sent')
  expect(network.cable.sentBytes()).toBeLessThan(20_000_000)
  expect(await arrivedHashes(network)).toEqual([video.sha256])
})

test('files that came with messages are shown, saved, and stay readable offline', async ({
  folder,
  network,
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat('Emma Wójcik')
  await expect.poll(() => pictureWidth(desk)).toBeGreaterThan(0)
  network.cable.pull()
  await desk.offline()
  await desk.quit()
  const again = await openDesk()
  await again.openChat('Emma Wójcik')
  await expect.poll(() => pictureWidth(again)).toBeGreaterThan(0)

  const target = join(folder, 'saved.pdf')
  network.cable.plugIn()
  await again.ask('app.reconnect', {})
  await again.synced()
  await again.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  await again.openChat(NAME)
  await again.page
    .getByRole('button', { name: /^Save flex-desk-contract.pdf as/ })
    .first()
    .click()
  await expect(again.page.getByText('flex-desk-contract.pdf saved')).toBeVisible()
})

/** How wide the first picture of the thread is: 0 until its bytes are there. */
function pictureWidth(desk: OpenDesk): Promise<number> {
  const picture = desk.page
    .getByRole('log')
    .getByRole('button', { name: /^Picture / })
    .first()
    .locator('img')
  return picture.evaluate((image: HTMLImageElement) => image.naturalWidth)
}

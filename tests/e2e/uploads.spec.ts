import { createHash, randomFillSync } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dropFiles } from '../harness/drop.ts'
import { expect, test, type Network, type OpenDesk } from '../harness/fixtures.ts'

const NAME = 'Nadia Nguyen'
const MB = 1_000_000
/** One PATCH of the app's uploads: main/files/upload.ts. */
const CHUNK_BYTES = 8 * 1024 * 1024
/** What everything but the file itself says to the server while one desk is open: hello, pushes, the headers. */
const TALK_BYTES = 500_000

async function makeFile(folder: string, name: string, bytes: number) {
  const content = randomFillSync(Buffer.allocUnsafe(bytes))
  const path = join(folder, name)
  await writeFile(path, content)
  return { path, sha256: createHash('sha256').update(content).digest('hex') }
}

async function send(desk: OpenDesk, paths: string[], text: string): Promise<void> {
  await dropFiles(desk.page, desk.page.getByRole('log'), paths)
  const tray = desk.page.getByRole('list', { name: 'Files to be sent' })
  await expect(tray.getByRole('textbox')).toHaveCount(paths.length)
  await desk.box(NAME).fill(text)
  await desk.page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(tray).toBeHidden()
}

/** The hashes of the files of Nadia's message with this text, as the portal hands them out. */
async function arrivedHashes(network: Network, text: string): Promise<string[]> {
  const nadia = await network.portal('nadia@lumen.studio')
  const [chat] = await nadia.chats()
  const messages = await nadia.messages(chat?.conversationId ?? '')
  const files = messages.find((message) => message.text === text)?.files ?? []
  return Promise.all(files.map((file) => nadia.fileHash(file.id)))
}

test('an upload pauses, goes on, and can be cancelled; text passes it; quitting asks', async ({
  folder,
  network,
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  const [video, plan] = await Promise.all([
    makeFile(folder, 'walk-through.bin', 30 * MB),
    makeFile(folder, 'plan.bin', 20 * MB),
  ])
  const standsStill = network.cable.holdAfterBytes(12 * MB)
  await send(desk, [video.path, plan.path], 'Two long ones')
  await standsStill
  const message = desk.message('Two long ones')

  await test.step('it says how far it is, and text passes it', async () => {
    await expect(message.getByRole('progressbar', { name: 'Upload of walk-through.bin' })).toBeVisible()
    await expect(message).toContainText(/of 30 MB/)
    await desk.write(NAME, 'And a word')
    await expect(desk.message('And a word')).toContainText('Sent')
  })

  await test.step('quitting asks, and staying keeps everything', async () => {
    const question = desk.electron.evaluate(
      ({ app, dialog }) =>
        new Promise<string>((resolve) => {
          dialog.showMessageBox = (...input: unknown[]) => {
            resolve(JSON.stringify(input.at(-1)))
            return Promise.resolve({ response: 0, checkboxChecked: false })
          }
          app.quit()
        }),
    )
    expect(JSON.parse(await question)).toMatchObject({
      message: '2 files are still going up',
      buttons: ['Keep Foyer open', 'Quit'],
    })
    await expect(message).toBeVisible()
  })

  await test.step('pause', async () => {
    await message.getByRole('button', { name: 'Pause walk-through.bin' }).click()
    await message.getByRole('button', { name: 'Pause plan.bin' }).click()
    await expect(message.getByText(/· paused$/)).toHaveCount(2)
    network.cable.plugIn()
  })

  await test.step('cancel one, go on with the other', async () => {
    await message.getByRole('button', { name: 'Cancel plan.bin' }).click()
    await expect(message.getByText('plan.bin')).toHaveCount(0)
    await message.getByRole('button', { name: 'Resume walk-through.bin' }).click()
    await expect(message).toContainText('Sent')
    expect(await arrivedHashes(network, 'Two long ones')).toEqual([video.sha256])
  })
})

test.describe('on the database that comes with the server', () => {
  test.use({ database: 'built-in' })

  test('a 300 MB file arrives though the app is killed three times and the server twice on the way', async ({
    folder,
    network,
    openDesk,
  }) => {
    test.setTimeout(300_000)
    const { cable } = network
    const size = 300 * MB
    const film = await makeFile(folder, 'film.bin', size)
    let desk = await openDesk()
    await desk.synced()
    await desk.openChat(NAME)
    let sent = 0
    let standsStill = cable.holdAfterBytes(50 * MB)
    cable.sentBytes()
    await send(desk, [film.path], 'The whole film')

    for (const dies of ['app', 'server', 'app', 'server', 'app'] as const) {
      await standsStill
      sent += cable.sentBytes()
      if (dies === 'app') {
        await desk.kill()
        cable.plugIn()
      } else {
        await network.server.kill()
        await network.restartServer()
      }
      standsStill = cable.holdAfterBytes(50 * MB)
      if (dies === 'app') desk = await openDesk()
    }
    await standsStill
    cable.plugIn()
    await desk.openChat(NAME)
    await expect(desk.message('The whole film')).toContainText('Sent', { timeout: 60_000 })
    sent += cable.sentBytes()
    expect(sent).toBeGreaterThanOrEqual(size)
    expect(sent - size).toBeLessThan(5 * (CHUNK_BYTES + TALK_BYTES))
    expect(await arrivedHashes(network, 'The whole film')).toEqual([film.sha256])
  })
})

import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { dragToOtherProgram } from '../harness/drag-out.ts'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import { pngOf, writeSample } from '../harness/sample-files.ts'
import { sendFiles } from '../harness/send-files.ts'

const NAME = 'Nadia Nguyen'
const OTHER = 'Emma Wójcik'

async function openThread(openDesk: () => Promise<OpenDesk>): Promise<OpenDesk> {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  return desk
}

const send = (desk: OpenDesk, paths: string[], text: string) => sendFiles(desk, NAME, paths, text)

/** Where the cache keeps the bytes of this hash. */
async function cachedAt(folder: string, bytes: Buffer): Promise<string> {
  const accounts = join(folder, 'app', 'accounts')
  const [account = ''] = await readdir(accounts)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return join(accounts, account, 'files', sha256.slice(0, 2), sha256)
}
const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

test('a file is dragged out to another program, also offline, byte for byte', async ({
  folder,
  network,
  openDesk,
}) => {
  test.skip(process.platform !== 'linux', 'the mouse of this test is the one of an X server')
  const desk = await openThread(openDesk)
  const bytes = randomBytes(400_000)
  const message = await send(desk, [await writeSample(folder, 'Plan – 名前.bin', bytes)], 'To be dragged')
  network.cable.pull()
  await desk.offline()
  const card = message.getByTestId('file-card')
  const path = await dragToOtherProgram(desk, card.getByText('Plan – 名前.bin'))
  expect(basename(path)).toBe('Plan – 名前.bin')
  expect(await readFile(path)).toEqual(bytes)
  // A copy: whoever got it may do with it what they like.
  await writeFile(path, 'changed')
  expect(await readFile(await cachedAt(folder, bytes))).toEqual(bytes)
})

test('files are saved, all at once too, shown in their folder, and warned about', async ({
  folder,
  openDesk,
}) => {
  const desk = await openThread(openDesk)
  const { page, electron } = desk
  const there = join(folder, 'Saved')
  await mkdir(there)
  await electron.evaluate(({ dialog, shell }, path) => {
    const seen = globalThis as unknown as { shown: string[]; opened: string[] }
    seen.shown = []
    seen.opened = []
    shell.showItemInFolder = (shown) => void seen.shown.push(shown)
    shell.openPath = (opened) => {
      seen.opened.push(opened)
      return Promise.resolve('')
    }
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    dialog.showSaveDialog = (...given: unknown[]) => {
      const { defaultPath } = given.at(-1) as { defaultPath: string }
      return Promise.resolve({ canceled: false, filePath: `${path}/${defaultPath.split('/').at(-1)}` })
    }
  }, there)
  const shown = () => electron.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)
  const plan = randomBytes(2000)
  await writeFile(join(there, 'plan.bin'), 'somebody else’s')
  const message = await send(
    desk,
    [
      await writeSample(folder, 'plan.bin', plan),
      await writeSample(folder, 'run.sh', Buffer.from('#!/bin/sh\ntouch /tmp/pwned\n')),
    ],
    'Two to be saved',
  )

  await test.step('a dangerous one is warned about first, and never gets the right to run', async () => {
    await expect(message).toContainText('It can run as a program. Save it only if you expected it.')
    await message.getByRole('button', { name: 'Save run.sh as' }).click()
    const warning = page.getByRole('dialog', { name: 'This file can do harm' })
    await expect(warning).toContainText('run.sh can run as a program when it is opened.')
    await warning.getByRole('button', { name: 'Don’t save' }).click()
    expect(await readdir(there)).toEqual(['plan.bin'])
    const unwarned = await page.evaluate(async () => {
      const { chats } = (
        (await window.foyer.call('chats.list', {
          filter: 'all',
          query: 'Nadia Nguyen',
          offset: 0,
          limit: 1,
        })) as { value: { chats: { conversationId: string }[] } }
      ).value
      const ask = window.foyer.call as (
        name: string,
        input: unknown,
      ) => Promise<{ value: { files: { file: { id: string; name: string } }[] } }>
      const { files } = (await ask('files.list', { of: chats[0], kind: 'all', offset: 0, limit: 5 })).value
      return ask('files.save', {
        fileId: files.find(({ file }) => file.name === 'run.sh')?.file.id,
        warned: false,
      })
    })
    expect(unwarned).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    await message.getByRole('button', { name: 'Save run.sh as' }).click()
    await warning.getByRole('button', { name: 'Save nevertheless…' }).click()
    await expect(page.getByText('run.sh saved')).toBeVisible()
    expect((await stat(join(there, 'run.sh'))).mode & 0o111).toBe(0)
    await page.getByRole('button', { name: 'Show in folder' }).click()
    await expect.poll(shown).toEqual([join(there, 'run.sh')])
  })

  await test.step('all of a message go into one folder, under names that are free', async () => {
    await message.getByRole('button', { name: 'Save all 2…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save nevertheless…' }).click()
    await expect(page.getByText('2 files saved')).toBeVisible()
    expect((await readdir(there)).sort()).toEqual(['plan (2).bin', 'plan.bin', 'run (2).sh', 'run.sh'])
    expect(await readFile(join(there, 'plan (2).bin'))).toEqual(plan)
    await page.getByRole('button', { name: 'Show in folder' }).click()
    await expect.poll(async () => (await shown()).at(-1)).toBe(join(there, 'plan (2).bin'))
  })
  expect(await electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([])
  expect(await isThere('/tmp/pwned')).toBe(false)
})

test('files are listed by kind and day, shown in the chat, and forwarded into another tray', async ({
  folder,
  network,
  openDesk,
}) => {
  const desk = await openThread(openDesk)
  const { page } = desk
  await send(desk, [await writeSample(folder, 'swatch.png', pngOf(300, 200, [20, 120, 80]))], 'The green one')
  await page.getByRole('button', { name: 'Files of this chat' }).click()
  const list = page.getByRole('list', { name: 'Files' })
  const swatch = list.getByRole('button', { name: /^swatch.png, from / })

  await test.step('kinds', async () => {
    await expect(swatch).toBeVisible()
    await expect(list.getByRole('button', { name: /^flex-desk-contract.pdf, from / }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Documents', exact: true }).click()
    await expect(swatch).toBeHidden()
    await expect(list.getByRole('button', { name: /^flex-desk-contract.pdf, from / }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Other', exact: true }).click()
    await expect(page.getByText('No other files yet')).toBeVisible()
    await page.getByRole('button', { name: 'Pictures, film and sound' }).click()
    await expect(swatch).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Today', level: 3 })).toBeVisible()
  })

  await test.step('offline it says which are here', async () => {
    network.cable.pull()
    await desk.offline()
    await expect(page.getByText('Offline: files marked “Here” can be opened')).toBeVisible()
    await expect(swatch).toHaveAccessibleName(/on this computer$/)
    network.cable.plugIn()
    await desk.ask('app.reconnect', {})
    await desk.synced()
  })

  await test.step('forwarded: it lies in the other tray, and nothing was sent', async () => {
    await list
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /^swatch.png, from / }) })
      .getByRole('button', { name: 'More about swatch.png' })
      .click()
    await page.getByRole('menuitem', { name: 'Forward…' }).click()
    const picker = page.getByRole('dialog', { name: 'Forward a file' })
    await picker.getByRole('searchbox').fill('Emma')
    await picker.getByRole('button', { name: new RegExp(OTHER) }).click()
    await expect(desk.box(OTHER)).toBeFocused()
    const tray = page.getByRole('list', { name: 'Files to be sent' })
    await expect(tray.getByRole('listitem')).toContainText('swatch.png')
    await expect(page.getByRole('log')).not.toContainText('swatch.png')
  })

  await test.step('shown in the chat', async () => {
    await desk.openChat(NAME)
    await page.getByRole('button', { name: 'Files of this chat' }).click()
    await list
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /^swatch.png, from / }) })
      .getByRole('button', { name: 'More about swatch.png' })
      .click()
    await page.getByRole('menuitem', { name: 'Show in chat' }).click()
    await expect(desk.message('The green one')).toBeInViewport()
  })
})

test('the cache keeps to its limit, keeps what is pinned, and heals what was damaged', async ({
  folder,
  openDesk,
}) => {
  const desk = await openThread(openDesk)
  const { page } = desk
  const pinned = randomBytes(30_000_000)
  const old = randomBytes(30_000_000)
  const picture = pngOf(640, 480, [30, 90, 160])
  await send(desk, [await writeSample(folder, 'kept.bin', pinned)], 'Kept')
  await send(desk, [await writeSample(folder, 'old.bin', old)], 'Old')
  const message = await send(desk, [await writeSample(folder, 'blue.png', picture)], 'A blue picture')
  const places = {
    pinned: await cachedAt(folder, pinned),
    old: await cachedAt(folder, old),
    picture: await cachedAt(folder, picture),
  }
  await expect.poll(() => isThere(places.picture)).toBe(true)

  await test.step('a flipped byte is found when the file is opened, and it is fetched again', async () => {
    const file = await open(places.picture, 'r+')
    await file.write(Buffer.of(0xff), 0, 1, 200)
    await file.close()
    await desk.openChat(OTHER)
    await desk.openChat(NAME)
    await expect
      .poll(() => message.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(640)
    await expect.poll(async () => picture.equals(await readFile(places.picture))).toBe(true)
  })

  await test.step('what was used longest ago goes first, the pinned stays', async () => {
    const kept = desk.message('Kept')
    await kept.getByRole('button', { name: 'More about kept.bin' }).click()
    await page.getByRole('menuitem', { name: 'Keep offline' }).click()
    await expect(page.getByText('kept.bin is kept offline')).toBeVisible()
    const settings = await desk.ask('settings.get', {})
    await send(desk, [await writeSample(folder, 'more.bin', randomBytes(30_000_000))], 'More')
    // What waits to be sent does not count as something that may go.
    await desk.synced()
    await desk.ask('settings.save', { ...settings, cacheLimitBytes: 50_000_000 })
    await expect.poll(() => isThere(places.old)).toBe(false)
    expect(await isThere(places.pinned)).toBe(true)
    expect(await isThere(places.picture)).toBe(true)
  })

  await test.step('the settings say how much there is, and clear it but for what is kept', async () => {
    await desk.pane('Settings')
    const section = page.getByRole('region', { name: 'Files on this computer' })
    await expect(section).toContainText('30 MB kept offline.')
    // A file whose text is being read for the search at that moment stays, and is cleared the next time.
    await expect(async () => {
      await section.getByRole('button', { name: 'Clear…' }).click({ timeout: 2000 })
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Clear / })
        .click({ timeout: 2000 })
      await expect(section).toContainText('30 MB in 1 file, 30 MB kept offline.', { timeout: 2000 })
    }).toPass()
    expect(await isThere(places.picture)).toBe(false)
    expect(await isThere(places.pinned)).toBe(true)
  })
})

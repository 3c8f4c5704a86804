import type { Locator, Page } from '@playwright/test'
import { mkdir, readdir, stat, symlink, truncate } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { dragToOtherProgram } from '../harness/drag-out.ts'
import { dropFiles } from '../harness/drop.ts'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import { ROOT } from '../harness/places.ts'
import { filmOf, writeSample } from '../harness/sample-files.ts'
import { whyNoX11Drag } from '../harness/x11-drag.ts'
import {
  copyPicture,
  dropFor,
  hashesOf,
  hashOf,
  namesIn,
  opensBoth,
  opensPdf,
  plays,
  quitNevertheless,
  restartWith,
  tray,
  uploaded,
  widthOf,
} from './file-world.ts'
import { hostileFiles, neitherRunsAt, neitherRunsIn } from './hostile-files.ts'
import { administrator } from './location-editor.ts'
import { box, log, openChat } from './portal-thread.ts'
import { CUSTOMER, signIn } from './portal-world.ts'

// Use case 4, "Files and contracts", sentence by sentence up to "none is executed": one story at two desks and in the portal.

const NAME = 'Nadia Nguyen'
const TO_NADIA = 'Send to Nadia Nguyen, nonmember'
const MB = 1_000_000
const FILM_BYTES = 28 * MB
const THREE = 'The bike room, the way there, and the contract'
const LATER = 'The bike room is locked at ten'
const HOSTILE = 'Two that would like to run'
/** Words never wait for a file: one that is written before them may come after them. */
const QUEUED = ['Queued 1', 'Queued 2', 'Queued 3, with its file'] as const

/** Her page is open all the time. */
const ARRIVED = /(Sent|Delivered|Read)$/

const asset = (name: string) => join(ROOT, 'server/demo/assets', name)
const PHOTO = asset('bike-room.jpg')
const PDF = asset('contract-2027.pdf')
const PLAN = asset('floor-plan.png')

const inPortal = (page: Page, text: string) =>
  log(page).getByRole('listitem').filter({ hasText: text }).first()

const dropForNadia = (desk: OpenDesk, place: Locator, paths: string[]) =>
  dropFor(TO_NADIA, desk, place, paths)

test('files: from the drop to both other sides, through a pause, a cut, a quit and an evening offline', async ({
  folder,
  network,
  openDesk,
  page,
}) => {
  test.setTimeout(300_000)
  let dana = await openDesk()
  const maria = await openDesk({ ...administrator(network, folder, 'maria'), server: network.server.url })
  await dana.synced()
  await maria.synced()
  await dana.openChat(NAME)
  await maria.openChat(NAME)
  await signIn(page, network.server, CUSTOMER)
  await page.getByRole('heading', { name: 'Chats' }).waitFor()
  await openChat(page, network.server.url)
  const film = await writeSample(folder, 'the-way-there.mp4', await filmOf(FILM_BYTES))
  const before = await uploaded(network)
  const thread = dana.page.getByRole('log')

  await test.step('three files are dragged onto the thread, which says to whom; the tray says what they are', async () => {
    await dropForNadia(dana, thread, [PHOTO, film, PDF])
    await expect
      .poll(() => namesIn(dana))
      .toEqual(['bike-room.jpg', 'the-way-there.mp4', 'contract-2027.pdf'])
    const tile = (name: string) => tray(dana).getByRole('listitem').filter({ hasText: name })
    await expect(tile('bike-room.jpg')).toContainText('59 KB · Picture')
    await expect.poll(() => widthOf(tile('bike-room.jpg').locator('img'))).toBeGreaterThan(0)
    await expect(tile('the-way-there.mp4')).toContainText('28 MB · Video')
    await expect(tile('contract-2027.pdf')).toContainText('53 KB · PDF')
    await expect(tile('contract-2027.pdf').locator('canvas')).toHaveAttribute('data-drawn', 'true')
    await tray(dana).getByRole('textbox', { name: 'Caption of bike-room.jpg' }).fill('Behind the kitchen')
  })

  await test.step('a folder is asked about', async () => {
    await mkdir(join(folder, 'Contracts'))
    await writeSample(join(folder, 'Contracts'), '2026.txt', Buffer.from('Last year’s'))
    await writeSample(join(folder, 'Contracts'), '2027.txt', Buffer.from('This year’s'))
    await dropFiles(dana.page, thread, [join(folder, 'Contracts')])
    const question = dana.page.getByRole('dialog', { name: '“Contracts” is a folder' })
    await expect(question.getByRole('button', { name: 'Send its files' })).toBeEnabled()
    await question.getByRole('button', { name: 'Send a zip' }).click()
    await expect.poll(() => namesIn(dana)).toContain('Contracts.zip')
  })

  await test.step('empty, unreadable, too large: named with the reason, the other is taken, and removed', async () => {
    await symlink('round.txt', join(folder, 'round.txt'))
    const large = await writeSample(folder, 'archive.bin', Buffer.alloc(0))
    await truncate(large, 3000 * MB)
    await dropFiles(dana.page, thread, [
      await writeSample(folder, 'empty.txt', Buffer.alloc(0)),
      join(folder, 'round.txt'),
      large,
      await writeSample(folder, 'not this one.txt', Buffer.from('x')),
    ])
    const alert = dana.page.getByRole('alert')
    await expect(alert).toContainText('empty.txt is empty.')
    await expect(alert).toContainText('round.txt is a link that leads nowhere.')
    await expect(alert).toContainText(
      'archive.bin is too large: 3.0 GB. This network takes files up to 2.1 GB.',
    )
    await tray(dana).getByRole('button', { name: 'Remove not this one.txt' }).click()
    await expect(tray(dana).getByRole('listitem')).toHaveCount(4)
    await alert.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('a screenshot is pasted; nothing has left before Send', async () => {
    await copyPicture(dana, tray(dana).locator('img').first())
    await dana.box(NAME).focus()
    await dana.electron.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.paste())
    await expect(tray(dana).getByRole('listitem')).toHaveCount(5)
    await dana.box(NAME).fill(THREE)
    expect(await uploaded(network)).toEqual(before)
    await expect(log(page)).not.toContainText('bike-room.jpg')
    await expect(maria.page.getByRole('log')).not.toContainText('bike-room.jpg')
  })

  await test.step('each file has its own progress; one is paused, and goes on', async () => {
    const standsStill = network.cable.holdAfterBytes(12 * MB)
    await dana.page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(tray(dana)).toBeHidden()
    await standsStill
    const message = dana.message(THREE)
    await expect(message.getByRole('progressbar', { name: 'Upload of the-way-there.mp4' })).toBeVisible()
    await expect(message).toContainText(/\d MB of 28 MB/)
    await message.getByRole('button', { name: 'Pause the-way-there.mp4' }).click()
    await expect(message.getByText(/of 28 MB · paused$/)).toBeVisible()
    await dana.write(NAME, LATER)
    network.cable.plugIn()
    await expect(message.getByText(/· uploaded$/)).toHaveCount(4)
    const again = network.cable.holdAfterBytes(4 * MB)
    await message.getByRole('button', { name: 'Resume the-way-there.mp4' }).click()
    await again
  })

  await test.step('a cut network says "waiting"; quitting asks, and the next start goes on from the byte', async () => {
    network.cable.pull()
    await expect(dana.message(THREE).getByText(/of 28 MB · waiting for the network$/)).toBeVisible()
    await expect(inPortal(page, THREE)).toHaveCount(0)
    network.cable.plugIn()
    // A busy computer shows the pause before the line has stopped: less may be left than one would reckon.
    const standsStill = network.cable.holdAfterBytes(2 * MB)
    await dana.ask('app.reconnect', {})
    await standsStill
    expect(await quitNevertheless(dana)).toMatchObject({
      message: '1 file is still going up',
      detail: 'Quit now, and they go on at the next start from where they are.',
    })
    network.cable.plugIn()
    network.cable.sentBytes()
    dana = await openDesk()
    await dana.openChat(NAME)
    await expect(dana.message(THREE)).toContainText(ARRIVED)
    expect(network.cable.sentBytes()).toBeLessThan(12 * MB)
  })

  await test.step('its words were written first and came last: in one and the same order on all sides', async () => {
    await expect(log(page).getByText(/^The bike room/)).toHaveText([LATER, THREE])
    for (const desk of [dana, maria])
      await expect.poll(() => desk.messagesLike('The bike room')).toEqual([LATER, THREE])
  })

  const hashes: string[] = []
  await test.step('the portal shows the picture, plays the film, and names the others; their bytes are the same', async () => {
    const row = inPortal(page, THREE)
    const photo = row.getByRole('button', { name: 'Photo bike-room.jpg, open large' })
    await photo.scrollIntoViewIfNeeded()
    await expect.poll(() => widthOf(photo.getByRole('presentation'))).toBeGreaterThan(0)
    await expect(row).toContainText('Behind the kitchen')
    await plays(row.locator('video'))
    // One below the other at the side of whoever wrote.
    const [left, below] = await Promise.all([photo.boundingBox(), row.locator('video').boundingBox()])
    expect(below?.x).toBe(left?.x)
    await opensPdf(page, row)
    await expect(row.getByRole('link', { name: /contract-2027.pdf/ })).toContainText(
      /PDF · \d pages? · 53 KB/,
    )
    await expect(row.getByRole('link', { name: /Contracts.zip/ })).toContainText(/\d B.*Save/)
    const places = await row
      .locator('[src^="/files/"], [href^="/files/"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('src') ?? one.getAttribute('href') ?? ''))
    for (const place of places) {
      hashes.push(hashOf(await (await page.request.get(network.server.url + place)).body()))
    }
    expect(hashes).toHaveLength(5)
    expect(hashes.slice(0, 3)).toEqual(await hashesOf([PHOTO, film, PDF]))
  })

  await test.step('so does the other administrator’s app', async () => {
    const message = maria.message(THREE)
    const photo = message.getByRole('button', { name: 'Picture bike-room.jpg, show large' })
    await expect.poll(() => widthOf(photo.locator('img'))).toBeGreaterThan(0)
    await plays(message.locator('video'))
    await expect(message.getByRole('button', { name: /^contract-2027.pdf, first page/ })).toBeVisible()
    await expect(message.getByTestId('file-card').filter({ hasText: 'Contracts.zip' })).toContainText(/\d B/)
    const there = join(folder, 'Saved')
    await mkdir(there)
    await maria.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, there)
    await message.getByRole('button', { name: 'Save all 5…' }).click()
    await expect(maria.page.getByText('5 files saved')).toBeVisible()
    const saved = (await readdir(there)).map((name) => join(there, name))
    expect((await hashesOf(saved)).sort()).toEqual(hashes.sort())
  })

  await test.step('on her row elsewhere, too: any type is taken; what the server refuses is tried again', async () => {
    const files = await hostileFiles(folder, join(folder, 'ran'))
    await dana.pane('Notifications')
    await dropForNadia(dana, dana.page.getByRole('article', { name: `${NAME} booked Room 4` }), files)
    await expect(dana.box(NAME)).toBeFocused()
    await expect.poll(() => namesIn(dana)).toEqual(['offer.html', 'setup.exe'])
    await restartWith(network, '--quota', '1')
    await dana.ask('app.reconnect', {})
    await dana.write(NAME, HOSTILE)
    // Once: below the message, not at each of its files as well.
    await expect(dana.message(HOSTILE).getByText('does not fit into what is left of your 1 MiB')).toHaveCount(
      1,
    )
    await expect(dana.message(HOSTILE).getByText('not uploaded').first()).toBeVisible()
    await restartWith(network)
    await dana.ask('app.reconnect', {})
    // Whichever of the two was refused first, Retry sends both.
    await dana.message(HOSTILE).getByRole('button', { name: 'Retry' }).click()
    await expect(dana.message(HOSTILE)).toContainText(ARRIVED)
  })

  await test.step('neither runs anywhere', async () => {
    for (const desk of [dana, maria]) await neitherRunsAt(desk, HOSTILE)
    await neitherRunsIn(page, network, inPortal(page, HOSTILE))
    expect(await stat(join(folder, 'ran')).catch(() => null)).toBeNull()
  })

  await test.step('she answers with a file of her own', async () => {
    await page.locator('input[type=file]').setInputFiles(PLAN)
    await expect(page.getByRole('list', { name: 'Attached files' })).toContainText('floor-plan.png')
    await box(page).fill('And here is my plan')
    await page.getByRole('button', { name: /^Send to/ }).click()
    await expect(dana.message('And here is my plan')).toBeVisible()
    await opensBoth(dana, THREE)
  })

  await test.step('offline, and after a restart: what was opened opens, and is dragged out; messages and a file wait', async () => {
    network.cable.pull()
    await dana.offline()
    await opensBoth(dana, THREE)
    for (const text of QUEUED) {
      if (text.includes('file')) await dropForNadia(dana, dana.page.getByRole('log'), [PDF])
      await dana.write(NAME, text)
    }
    await expect(dana.status).toContainText('Outbox: 3 waiting')
    await dana.quit()
    dana = await openDesk()
    await dana.offline()
    await expect(dana.page.getByRole('form', { name: 'Sign in' })).toBeHidden()
    await dana.openChat(NAME)
    await expect(dana.message(QUEUED[2])).toContainText('waiting for the network')
    await opensBoth(dana, THREE)
    if (whyNoX11Drag() === null) {
      const picture = dana.page.getByRole('button', { name: 'Picture floor-plan.png, show large' })
      const path = await dragToOtherProgram(dana, picture)
      expect(basename(path)).toBe('floor-plan.png')
      expect(await hashesOf([path])).toEqual(await hashesOf([PLAN]))
    }
  })

  await test.step('on reconnect each is sent once, and in order', async () => {
    network.cable.plugIn()
    await dana.ask('app.reconnect', {})
    await dana.synced()
    await expect(log(page).getByText(/^Queued \d/)).toHaveText([...QUEUED])
    await expect.poll(() => maria.messagesLike('Queued')).toEqual(QUEUED)
    await expect(maria.message(QUEUED[2])).toContainText('contract-2027.pdf')
    const href = await inPortal(page, QUEUED[2]).getByRole('link').getAttribute('href')
    const arrived = await (await page.request.get(network.server.url + href)).body()
    expect([hashOf(arrived)]).toEqual(await hashesOf([PDF]))
  })
})

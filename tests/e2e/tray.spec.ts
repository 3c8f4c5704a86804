import type { Locator } from '@playwright/test'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dropFiles } from '../harness/drop.ts'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import { ROOT } from '../harness/places.ts'
import { hollowPng, scriptedPdf, writeSample, zipBomb } from '../harness/sample-files.ts'

const NAME = 'Nadia Nguyen'
const PICTURE = join(ROOT, 'server/demo/assets/bike-room.jpg')

const tray = (desk: OpenDesk) => desk.page.getByRole('list', { name: 'Files to be sent' })
const drop = (desk: OpenDesk, paths: string[]) => dropFiles(desk.page, desk.page.getByRole('log'), paths)
const names = (desk: OpenDesk) => tray(desk).locator('bdi[title]').allInnerTexts()
const widthOf = (picture: Locator) => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)

test('the tray: captions, order, undo, folders, pasted pictures, and what it takes', async ({
  folder,
  network,
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  const { page } = desk
  const file = (name: string) => writeSample(folder, name, Buffer.from(name))

  await test.step('it says what the server takes before anything leaves', async () => {
    await drop(desk, [await file('a.txt'), await file('b.txt'), PICTURE])
    await expect.poll(() => names(desk)).toEqual(['a.txt', 'b.txt', 'bike-room.jpg'])
    await expect(page.getByText(/^3 of \d+ files, .* · up to .* each, .* left$/)).toBeVisible()
    await expect.poll(() => widthOf(tray(desk).locator('img'))).toBeGreaterThan(0)
  })

  await test.step('order by keyboard and by drag', async () => {
    const grip = tray(desk).getByRole('button', { name: /^Move b.txt/ })
    await grip.press('Alt+ArrowLeft')
    await expect.poll(() => names(desk)).toEqual(['b.txt', 'a.txt', 'bike-room.jpg'])
    await expect(grip).toBeFocused()
    const items = tray(desk).getByRole('listitem')
    await items.nth(2).dragTo(items.nth(0))
    await expect.poll(() => names(desk)).toEqual(['bike-room.jpg', 'b.txt', 'a.txt'])
  })

  await test.step('what is taken out can be put back', async () => {
    await tray(desk).getByRole('button', { name: 'Remove b.txt' }).click()
    await expect.poll(() => names(desk)).toEqual(['bike-room.jpg', 'a.txt'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => names(desk)).toEqual(['bike-room.jpg', 'b.txt', 'a.txt'])
  })

  await test.step('a folder is asked about', async () => {
    const contracts = join(folder, 'Contracts')
    await mkdir(join(contracts, '2027'), { recursive: true })
    for (let number = 1; number <= 12; number += 1) {
      await writeFile(join(contracts, '2027', `${number}.txt`), 'word '.repeat(number))
    }
    await drop(desk, [contracts])
    const dialog = page.getByRole('dialog', { name: '“Contracts” is a folder' })
    await expect(dialog).toContainText('Contracts has 12 files, 390 B. How should it go?')
    await expect(dialog.getByRole('button', { name: 'Send its files' })).toBeEnabled()
    await dialog.getByRole('button', { name: 'Send a zip' }).click()
    await expect.poll(() => names(desk)).toEqual(['bike-room.jpg', 'b.txt', 'a.txt', 'Contracts.zip'])
  })

  await test.step('a pasted picture', async () => {
    await desk.box(NAME).evaluate((box) => {
      const clipboardData = new DataTransfer()
      const bytes = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10])
      clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await expect(tray(desk).getByRole('listitem')).toHaveCount(5)
  })

  await test.step('captions go with the message', async () => {
    await tray(desk).getByRole('textbox', { name: 'Caption of bike-room.jpg' }).fill('Where the bikes are')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(tray(desk)).toBeHidden()
    await expect(page.getByRole('log')).toContainText('Where the bikes are')
    await desk.synced()
    const nadia = await network.portal('nadia@lumen.studio')
    const [chat] = await nadia.chats()
    const last = (await nadia.messages(chat?.conversationId ?? '')).at(-1)
    expect(last?.files.map(({ name, caption }) => [name, caption])).toEqual([
      ['bike-room.jpg', 'Where the bikes are'],
      ['b.txt', undefined],
      ['a.txt', undefined],
      ['Contracts.zip', undefined],
      ['image.png', undefined],
    ])
  })
})

test('hostile files: each is named with its reason or kept as bytes, and the others are unaffected', async ({
  folder,
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  const sample = (name: string, bytes: Buffer | string) => writeSample(folder, name, Buffer.from(bytes))
  const script = '<script>document.title="pwned";window.pwned=true</script>'
  await mkdir(join(folder, 'Empty'))
  await drop(desk, [
    await sample('huge.png', hollowPng(50_000, 50_000)),
    await sample(
      'logo.svg',
      `<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned=true">${script}</svg>`,
    ),
    await sample('film.mp4', `<html>${script}</html>`),
    await sample('bomb.zip', zipBomb()),
    await sample('form.pdf', scriptedPdf()),
    await sample('invoice\u202efdp.exe', 'MZ'),
    await sample('-rf', 'dash'),
    await sample('CON.txt', 'reserved'),
    await sample('empty.txt', ''),
    join(folder, 'Empty'),
    join(folder, 'gone.txt'),
    '/dev/zero',
    PICTURE,
  ])
  const alert = desk.page.getByRole('alert')
  for (const reason of [
    'empty.txt is empty.',
    'Empty is a folder without files.',
    'gone.txt is no longer there.',
    'zero is not a file that can be sent.',
  ]) {
    await expect(alert).toContainText(reason)
  }
  await expect
    .poll(() => names(desk))
    .toEqual([
      'huge.png',
      'logo.svg',
      'film.mp4',
      'bomb.zip',
      'form.pdf',
      'invoicefdp.exe',
      'rf',
      '_CON.txt',
      'bike-room.jpg',
    ])
  await expect(tray(desk)).toContainText('No preview: huge.png has 50,000 × 50,000 pixels')
  // One picture is drawn, and a page; nothing else is more than a sheet with letters.
  await expect(tray(desk).locator('img')).toHaveCount(1)
  await expect.poll(() => widthOf(tray(desk).locator('img'))).toBeGreaterThan(0)
  await expect(tray(desk).locator('canvas')).toHaveAttribute('data-drawn', 'true')
  await expect(desk.page.locator('video, audio, iframe, embed, object')).toHaveCount(0)
  expect(await desk.page.evaluate(() => 'pwned' in window)).toBe(false)

  const memory = await desk.electron.evaluate(({ app }) =>
    Math.max(...app.getAppMetrics().map((metric) => metric.memory.workingSetSize)),
  )
  expect(memory, 'KB of the largest process').toBeLessThan(700_000)
})

import type { Locator } from '@playwright/test'
import { join } from 'node:path'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import { ROOT } from '../harness/places.ts'
import { hollowPng, pngOf, scriptedPdf, wav, writeSample, zipBomb } from '../harness/sample-files.ts'
import { sendFiles } from '../harness/send-files.ts'
import { settledBox } from './scroll-watch.ts'

const NAME = 'Nadia Nguyen'
const VIDEO = join(ROOT, 'server/demo/assets/walk-through.mp4')
const TEXT = join(ROOT, 'server/demo/assets/wifi-and-printing.txt')

async function openThread(openDesk: () => Promise<OpenDesk>): Promise<OpenDesk> {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)
  return desk
}

const send = (desk: OpenDesk, paths: string[], text: string) => sendFiles(desk, NAME, paths, text)

test('every kind is seen in the thread, and large, one key after the other', async ({ folder, openDesk }) => {
  const desk = await openThread(openDesk)
  const red = await writeSample(folder, 'red.png', pngOf(900, 600, [200, 40, 40]))
  const blue = await writeSample(folder, 'blue.png', pngOf(600, 900, [40, 40, 200]))
  const sound = await writeSample(folder, 'tone.wav', wav())
  const message = await send(desk, [red, blue, VIDEO, sound, TEXT], 'One of each')
  const { page } = desk
  const lightbox = page.getByRole('dialog')

  await test.step('in the thread', async () => {
    await expect(message.getByRole('button', { name: 'Picture red.png, show large' })).toBeVisible()
    await expect
      .poll(() =>
        message.locator('img').evaluateAll((all: HTMLImageElement[]) => all.map((one) => one.naturalWidth)),
      )
      .toEqual([900, 600])
    const film = message.locator('video')
    await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(640)
    const reached = await film.evaluate(async (video: HTMLVideoElement) => {
      const sought = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }))
      video.currentTime = video.duration / 2
      await sought
      return video.currentTime / video.duration
    })
    expect(reached).toBeCloseTo(0.5, 1)
    await expect
      .poll(() => message.locator('audio').evaluate((audio: HTMLAudioElement) => audio.duration))
      .toBe(2)
    await expect(message.getByRole('button', { name: /^wifi-and-printing.txt, first lines/ })).toContainText(
      /\w{4}/,
    )
  })

  await test.step('the arrow keys go through the conversation', async () => {
    const first = message.getByRole('button', { name: 'Picture red.png, show large' })
    await first.focus()
    await page.keyboard.press('Enter')
    await expect(lightbox).toHaveAccessibleName('red.png')
    await expect(lightbox).toContainText(/Dana .* of \d+/)
    await page.keyboard.press('ArrowRight')
    await expect(lightbox).toHaveAccessibleName('blue.png')
    await page.keyboard.press('ArrowRight')
    await expect(lightbox).toHaveAccessibleName('walk-through.mp4')
    await page.keyboard.press('ArrowRight')
    await expect(lightbox).toHaveAccessibleName('tone.wav')
    await page.keyboard.press('ArrowRight')
    await expect(lightbox).toHaveAccessibleName('wifi-and-printing.txt')
    await expect(lightbox.getByRole('region', { name: 'Text of wifi-and-printing.txt' })).toBeFocused()
    await expect(lightbox.getByRole('button', { name: 'Next file' })).toBeDisabled()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Home')
    await expect(lightbox.getByRole('button', { name: 'Previous file' })).toBeDisabled()
    await expect(lightbox).toHaveAccessibleName('flex-desk-contract.pdf')
    // The pages take the focus when they are there, and Home and End are theirs then: from a picture it is the lightbox's.
    await page.keyboard.press('ArrowRight')
    await expect(lightbox).toHaveAccessibleName('red.png')
    await page.keyboard.press('End')
    await expect(lightbox).toHaveAccessibleName('wifi-and-printing.txt')
    await page.keyboard.press('Escape')
    await expect(lightbox).toBeHidden()
    await expect(first).toBeFocused()
  })

  await test.step('a picture is zoomed by keys and wheel, and moved', async () => {
    await message.getByRole('button', { name: 'Picture red.png, show large' }).click()
    const picture = lightbox.getByRole('img', { name: 'red.png' })
    await expect.poll(() => widthOf(picture)).toBeGreaterThan(300)
    const fitted = (await settledBox(picture)).width
    for (let time = 0; time < 4; time += 1) await page.keyboard.press('+')
    await expect.poll(() => widthOf(picture)).toBeGreaterThan(fitted * 2)
    const before = await settledBox(picture)
    await page.keyboard.press('ArrowRight')
    await expect(lightbox).toHaveAccessibleName('red.png')
    await expect.poll(async () => (await picture.boundingBox())?.x).toBeLessThan(before.x)
    const moved = (await settledBox(picture)).x
    const centre = { x: 700, y: 450 }
    await page.mouse.move(centre.x, centre.y)
    await page.mouse.down()
    await page.mouse.move(centre.x + 60, centre.y, { steps: 4 })
    await page.mouse.up()
    await expect.poll(async () => (await picture.boundingBox())?.x).toBeGreaterThan(moved)
    await page.keyboard.press('0')
    await expect.poll(() => widthOf(picture)).toBeCloseTo(fitted, 0)
    await page.mouse.wheel(0, -400)
    await expect.poll(() => widthOf(picture)).toBeGreaterThan(fitted * 1.5)
    await page.keyboard.press('Escape')
  })

  await test.step('from there it is kept offline, and shown in the chat', async () => {
    await message.getByRole('button', { name: 'Picture blue.png, show large' }).click()
    await lightbox.getByRole('button', { name: 'Keep offline' }).click()
    await expect(lightbox.getByRole('button', { name: /^Kept offline/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    const { pinnedBytes } = await desk.ask('files.cacheFacts', {})
    expect(pinnedBytes).toBe(pngOf(600, 900, [40, 40, 200]).length)
    await lightbox.getByRole('button', { name: 'Show in chat' }).click()
    await expect(lightbox).toBeHidden()
    await expect(message).toBeInViewport()
  })
})

test('hostile files are icon, name and reason; nothing of them runs', async ({ folder, openDesk }) => {
  const desk = await openThread(openDesk)
  const dialogs: string[] = []
  desk.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>window.pwned = 1; alert(1)</script></svg>'
  const message = await send(
    desk,
    [
      await writeSample(folder, 'huge.png', hollowPng(50_000, 50_000)),
      await writeSample(folder, 'logo.svg', Buffer.from(svg)),
      await writeSample(folder, 'film.mp4', Buffer.from(`MZ\x90\0${'not a film '.repeat(500)}`, 'latin1')),
      await writeSample(folder, 'script.pdf', scriptedPdf()),
      await writeSample(folder, 'bomb.zip', zipBomb()),
    ],
    'From a stranger',
  )
  const card = (name: string) => message.getByTestId('file-card').filter({ hasText: name })
  await expect(card('huge.png')).toContainText('It has 50,000 × 50,000 pixels, too many to be opened here.')
  await expect(card('logo.svg')).toContainText('It can run scripts.')
  await expect(card('film.mp4')).toContainText('It is no video, whatever its name says.')
  await expect(card('bomb.zip')).toBeVisible()
  await expect(card('script.pdf').getByRole('button', { name: /first page/ })).toBeVisible()
  await expect(message.locator('video')).toHaveCount(0)
  await expect(message.locator('img')).toHaveCount(0)

  await card('script.pdf')
    .getByRole('button', { name: /first page/ })
    .click()
  await expect(desk.page.getByRole('dialog').getByLabel('Page 1 of 1')).toHaveAttribute('data-drawn', 'true')
  await desk.page.keyboard.press('Escape')
  expect(dialogs).toEqual([])
  expect(await desk.page.evaluate(() => 'pwned' in window)).toBe(false)
})

function widthOf(picture: Locator): Promise<number> {
  return picture.evaluate((image) => image.getBoundingClientRect().width)
}

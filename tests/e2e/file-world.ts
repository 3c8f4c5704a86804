import type { Locator, Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Network, type OpenDesk } from '../harness/fixtures.ts'
import { holdFiles } from '../harness/drop.ts'
import { startServer } from '../harness/server.ts'

/** The tray of files above the composer. */
export function tray(desk: OpenDesk): Locator {
  return desk.page.getByRole('list', { name: 'Files to be sent' })
}

/** The names in it, in order. */
export function namesIn(desk: OpenDesk): Promise<string[]> {
  return tray(desk).locator('bdi[title]').allInnerTexts()
}

/** Holds files over a place until it says to whom they would go, as in "Send to Nadia", and lets go of them. */
export async function dropFor(to: string, desk: OpenDesk, place: Locator, paths: string[]): Promise<void> {
  const sign = desk.page.getByRole('status').filter({ hasText: /^Send to/ })
  const held = await holdFiles(desk.page, place, paths)
  await expect(sign).toContainText(to)
  await held.drop()
  await expect(sign).toHaveCount(0)
}

/** SHA-256 in hexadecimal. */
export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The same of files on this computer. */
export function hashesOf(paths: string[]): Promise<string[]> {
  return Promise.all(paths.map(async (path) => hashOf(await readFile(path))))
}

/** Everything of uploads that the server has on its disk. */
export function uploaded({ server }: Network): Promise<string[]> {
  return readdir(join(server.data.folder, 'files'))
}

/** How wide the bytes of a picture are: 0 until they are there. */
export function widthOf(picture: Locator): Promise<number> {
  return picture.evaluate((image: HTMLImageElement) => image.naturalWidth)
}

/** Puts what a picture on the screen shows on the system's clipboard, as for somebody who has made a screenshot. */
export async function copyPicture({ electron }: OpenDesk, picture: Locator): Promise<void> {
  await picture.scrollIntoViewIfNeeded()
  const place = await picture.boundingBox()
  if (!place) throw new Error('no picture is on the screen')
  await electron.evaluate(
    ({ clipboard, webContents }, { x, y }) => {
      clipboard.clear()
      webContents.getAllWebContents()[0]?.copyImageAt(x, y)
    },
    { x: Math.round(place.x + place.width / 2), y: Math.round(place.y + place.height / 2) },
  )
  await expect.poll(() => electron.evaluate(({ clipboard }) => clipboard.has('image/png'))).toBe(true)
}

/** Plays a film, without its sound, until its time has moved. */
export async function plays(film: Locator): Promise<void> {
  await film.scrollIntoViewIfNeeded()
  await film.evaluate((video: HTMLVideoElement) => {
    video.muted = true
    return video.play()
  })
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0.2)
  await film.evaluate((video: HTMLVideoElement) => video.pause())
}

/** Quits though files are on their way; out: what was asked before. */
export async function quitNevertheless({ electron }: OpenDesk): Promise<unknown> {
  const gone = electron.waitForEvent('close')
  const question = await electron.evaluate(
    ({ app, dialog }) =>
      new Promise<string>((asked) => {
        dialog.showMessageBox = (...input: unknown[]) =>
          new Promise((answer) => {
            const quits = () => answer({ response: 1, checkboxChecked: false })
            Object.assign(globalThis, { quits })
            asked(JSON.stringify(input.at(-1)))
          })
        app.quit()
      }),
  )
  // It may be gone before it can say that it has heard.
  await electron.evaluate(() => (globalThis as unknown as { quits(): void }).quits()).catch(() => undefined)
  await gone
  return JSON.parse(question)
}

/** The server again at its address, with as much room for the files of each user as its command line says. */
export async function restartWith(network: Network, ...line: string[]): Promise<void> {
  const { data, port } = network.server
  await network.server.stop()
  network.server = await startServer(data, port, line)
}

/** Opens a picture large, and the PDF of a message with these words, and closes them again. */
export async function opensBoth(desk: OpenDesk, text: string): Promise<void> {
  const { page } = desk
  const large = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Picture floor-plan.png, show large' }).click()
  await expect.poll(() => widthOf(large.getByRole('img', { name: 'floor-plan.png' }))).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await desk
    .message(text)
    .getByRole('button', { name: /^contract-2027.pdf, first page/ })
    .click()
  await expect(large.getByLabel(/^Page 1 of /)).toHaveAttribute('data-drawn', 'true')
  await page.keyboard.press('Escape')
  await expect(large).toBeHidden()
}

/** Opens the PDF of a message in the portal from its first page, reads it to its end, and closes it by keyboard. */
export async function opensPdf(page: Page, row: Locator): Promise<void> {
  const first = row.getByRole('button', { name: 'contract-2027.pdf, first page; open all pages' })
  await first.scrollIntoViewIfNeeded()
  await expect(first.locator('canvas')).toHaveAttribute('data-drawn', 'true')
  await first.press('Enter')
  const large = page.getByRole('dialog', { name: 'contract-2027.pdf' })
  await expect(large.getByLabel(/^Page 1 of /)).toHaveAttribute('data-drawn', 'true')
  await large.getByText(/^End of the document/).scrollIntoViewIfNeeded()
  await page.keyboard.press('Escape')
  await expect(large).toHaveCount(0)
  await expect(first).toBeFocused()
}

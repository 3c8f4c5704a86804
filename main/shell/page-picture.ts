import type { BrowserWindow } from 'electron'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes what the window shows now as a PNG file. */
export async function writePicture(window: BrowserWindow, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await settled(window)
  const picture = await window.webContents.capturePage()
  await writeFile(path, picture.toPNG())
}

/** Resolves when fonts and pictures in view have loaded and two more frames have been painted. */
async function settled(window: BrowserWindow): Promise<void> {
  await window.webContents.executeJavaScript(`(async () => {
    await document.fonts.ready
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
  })()`)
}

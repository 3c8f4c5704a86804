import type { Locator, Page } from '@playwright/test'

/** Drops files of the disk onto an element, as the file manager does: real paths, through Chromium's own drag events. */
export async function dropFiles(page: Page, target: Locator, files: string[]): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('nothing is on the screen to drop files on')
  const session = await page.context().newCDPSession(page)
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...place, data })
  }
  await session.detach()
}

import type { CDPSession, Locator, Page } from '@playwright/test'

/** Files held over an element with the button down. */
export interface HeldFiles {
  drop(): Promise<void>
  /** Moves on without letting go. */
  leave(): Promise<void>
}

type DragType = 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel'

/** Holds files of the disk over an element, as the file manager does: real paths, through Chromium's own drag events. */
export async function holdFiles(page: Page, target: Locator, files: string[]): Promise<HeldFiles> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error('nothing is on the screen to drop files on')
  const session = await page.context().newCDPSession(page)
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const send = (type: DragType) => sendDrag(session, type, place, files)
  await send('dragEnter')
  await send('dragOver')
  return {
    async drop() {
      await send('drop')
      await session.detach()
    },
    async leave() {
      await sendDrag(session, 'dragOver', { x: 1, y: 1 }, files)
      await send('dragCancel')
      await session.detach()
    },
  }
}

/** Drops files of the disk onto an element. */
export async function dropFiles(page: Page, target: Locator, files: string[]): Promise<void> {
  const held = await holdFiles(page, target, files)
  await held.drop()
}

async function sendDrag(
  session: CDPSession,
  type: DragType,
  place: { x: number; y: number },
  files: string[],
): Promise<void> {
  const data = { items: [], files, dragOperationsMask: 1 }
  await session.send('Input.dispatchDragEvent', { type, ...place, data })
}

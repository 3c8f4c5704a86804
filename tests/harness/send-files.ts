import { expect, type Locator } from '@playwright/test'
import { dropFiles } from './drop.ts'
import type { OpenDesk } from './fixtures.ts'

/** Drops files on the open thread and sends them with a text; gives the message once it is sent. */
export async function sendFiles(
  desk: OpenDesk,
  name: string,
  paths: string[],
  text: string,
): Promise<Locator> {
  await dropFiles(desk.page, desk.page.getByRole('log'), paths)
  const tray = desk.page.getByRole('list', { name: 'Files to be sent' })
  await expect(tray.getByRole('listitem')).toHaveCount(paths.length)
  await desk.write(name, text)
  await expect(desk.message(text)).toContainText('Sent')
  return desk.message(text)
}

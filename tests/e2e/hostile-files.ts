import type { Locator, Page } from '@playwright/test'
import { expect, type Network, type OpenDesk } from '../harness/fixtures.ts'
import { writeSample } from '../harness/sample-files.ts'

// Files that would like to run: offer.html and setup.exe.

/** Writes both. The program would write the file `ran`. */
export async function hostileFiles(folder: string, ran: string): Promise<string[]> {
  const offer = '<title>Offer</title><script>window.pwned = true; document.title = "pwned"</script>'
  return [
    await writeSample(folder, 'offer.html', Buffer.from(offer)),
    await writeSample(folder, 'setup.exe', Buffer.from(`#!/bin/sh\ntouch "${ran}"\n`)),
  ]
}

/** The message with these words warns of both at a desk, and a double click runs neither. */
export async function neitherRunsAt(desk: OpenDesk, text: string): Promise<void> {
  const card = (name: string) => desk.message(text).getByTestId('file-card').filter({ hasText: name })
  await expect(card('offer.html')).toContainText('It can run scripts. Save it only if you expected it.')
  await expect(card('setup.exe')).toContainText('It can run as a program.')
  await card('offer.html').getByText('offer.html').dblclick()
  await card('setup.exe').getByText('setup.exe').dblclick()
  expect(await desk.page.evaluate(() => 'pwned' in window)).toBe(false)
  expect(await desk.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
}

/** In the portal both are only saved. */
export async function neitherRunsIn(page: Page, network: Network, row: Locator): Promise<void> {
  await expect(row.getByRole('link', { name: /setup.exe/ })).toContainText(/\d B/)
  const link = row.getByRole('link', { name: /offer.html/ })
  const saving = page.waitForEvent('download')
  await link.click()
  expect((await saving).suggestedFilename()).toBe('offer.html')
  const answer = await page.request.get(network.server.url + (await link.getAttribute('href')))
  expect(answer.headers()).toMatchObject({ 'x-content-type-options': 'nosniff' })
  expect(answer.headers()['content-disposition']).toMatch(/^attachment/)
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  expect(page.context().pages()).toHaveLength(1)
}

import type { Browser, Page } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Network, type OpenDesk } from '../harness/fixtures.ts'
import { codeFor, PHONE } from './portal-world.ts'

/** A visit's row in the app, under the tab that is open. */
export function rowOf(desk: OpenDesk, name: string) {
  return desk.page.getByRole('list', { name: 'Visits' }).getByRole('listitem').filter({ hasText: name })
}

/** A visit's card in the portal. */
export function cardOf(page: Page, name: string) {
  return page.getByRole('listitem', { name, exact: true })
}

/** The newest mail to an address with these words; waits until it is there. */
export async function mailTo(
  { server }: Pick<Network, 'server'>,
  address: string,
  words: string,
): Promise<string> {
  const folder = join(server.data.folder, 'mail')
  let found: string | undefined
  await expect(async () => {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort()
    const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    const plain = mails.map((mail) => mail.replace(/=\r?\n/g, '').replace(/=3D/g, '='))
    found = plain.findLast((mail) => mail.includes(`To: ${address}`) && mail.includes(words))
    expect(found).toBeDefined()
  }).toPass()
  return found ?? ''
}

/** Signs somebody in to the portal on a phone, at Visitors. */
export async function openVisitors(browser: Browser, network: Network, email: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE })).newPage()
  await page.goto(`${network.server.url}/portal/#/visitors`)
  const code = await codeFor(page, network.server, email)
  await page.getByLabel('Six-digit code').fill(code)
  await page.getByRole('heading', { name: 'Visitors' }).waitFor()
  return page
}

/** Sends a message in the thread that is open in the portal. */
export async function writeIn(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message/ }).fill(text)
  await page.getByRole('button', { name: /^Send to/ }).click()
  await expect(page.getByRole('log').getByRole('listitem').filter({ hasText: text })).toBeVisible()
}

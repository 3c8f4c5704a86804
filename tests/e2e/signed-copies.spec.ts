import { chromium, type Browser, type Page } from '@playwright/test'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CHROMIUM } from '../harness/chromium.ts'
import { dropFiles } from '../harness/drop.ts'
import { expect, test, type Network, type OpenDesk } from '../harness/fixtures.ts'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { PHONE } from './portal-world.ts'
import { cardOf, openDeskChat, readAsked, SIGNER, typeAndSign } from './signing-world.ts'

const TITLE = 'contract-2027'
const CONTRACT = resolve(import.meta.dirname, '../../server/demo/assets/contract-2027.pdf')

let browser: Browser

test.beforeAll(async () => {
  browser = await chromium.launch(CHROMIUM)
})
test.afterAll(() => browser.close())

/** Sends the contract to be signed, and signs it in the portal. */
async function signContract(desk: OpenDesk, phone: Page, network: Network): Promise<void> {
  await dropFiles(desk.page, desk.page.getByRole('log'), [CONTRACT])
  const tray = desk.page.getByRole('list', { name: 'Files to be sent' })
  await tray.getByRole('button', { name: 'Request signature…' }).click()
  await desk.page.getByRole('button', { name: 'Request when sent' }).click()
  await desk.write(SIGNER, 'Please sign this.')
  await expect(cardOf(desk, TITLE)).toContainText(`waiting for ${SIGNER}`)
  await openDeskChat(phone, network, await desk.emailOf(SIGNER))
  await readAsked(phone, TITLE)
  await typeAndSign(phone, SIGNER, TITLE)
  await expect(phone.getByText('Signed by everybody')).toBeVisible()
}

/** Has the check page look at bytes as at a file of this name. */
async function check(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.getByLabel('File to check').setInputFiles({
    name,
    mimeType: name.endsWith('.pdf') ? 'application/pdf' : 'application/json',
    buffer: bytes,
  })
}

/** With one byte changed in the middle. */
function altered(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const middle = Math.floor(copy.length / 2)
  copy[middle] = copy[middle]! ^ 1
  return copy
}

test('a signed copy and its evidence are saved, and anybody can check that they are as they were made', async ({
  network,
  openDesk,
  folder,
}) => {
  test.slow()
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(SIGNER)
  const phone = await (await browser.newContext({ viewport: PHONE, acceptDownloads: true })).newPage()
  await signContract(desk, phone, network)

  const [download] = await Promise.all([
    phone.waitForEvent('download'),
    phone.getByRole('link', { name: 'Save the signed copy' }).click(),
  ])
  const copy = await readFile(await download.path())

  const target = join(folder, 'evidence.json')
  await test.step('the desk saves the evidence from the card', async () => {
    await desk.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, target)
    await cardOf(desk, TITLE).getByRole('button', { name: 'Save evidence…' }).click()
    await expect(desk.page.getByText('Evidence saved')).toBeVisible()
  })
  const record = await readFile(target)

  const page = await (await browser.newContext({ viewport: PHONE })).newPage()
  await loadAxe(page)
  await test.step('somebody who is not signed in checks both; one altered byte is noticed', async () => {
    await page.goto(`${network.server.url}/portal/#/check`)
    await expect(page.getByRole('heading', { name: 'Check a signed copy' })).toBeVisible()
    for (const [name, bytes] of [
      ['contract.pdf', copy],
      ['evidence.json', record],
    ] as const) {
      await check(page, name, bytes)
      const unchanged = page.getByRole('region', { name: 'Unchanged' })
      await expect(unchanged).toContainText(`${name} is exactly as it was made here`)
      await expect(unchanged).toContainText('Signed by everybody.')
      await expect(unchanged.getByRole('list', { name: 'Signers' })).toContainText(`${SIGNER}, signed`)
      expect(await seriousFindings(page)).toEqual([])
      await check(page, `altered-${name}`, altered(bytes))
      await expect(page.getByRole('region', { name: 'Changed since, or not from here' })).toContainText(
        `altered-${name}`,
      )
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  })

  await test.step('without a network nothing is claimed, and the way out is named', async () => {
    await page.context().setOffline(true)
    await check(page, 'contract.pdf', copy)
    await expect(page.getByRole('alert')).toContainText('contract.pdf was not checked.')
    await page.context().setOffline(false)
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('region', { name: 'Unchanged' })).toBeVisible()
  })

  await test.step('offline the desk reads that the evidence is on the server', async () => {
    await writeFile(target, '')
    network.cable.pull()
    await desk.offline()
    await cardOf(desk, TITLE).getByRole('button', { name: 'Save evidence…' }).click()
    await expect(desk.page.getByText('The evidence is kept on the server.')).toBeVisible()
    expect(await readFile(target, 'utf8')).toBe('')
  })
})

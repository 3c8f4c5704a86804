import { chromium, type Browser, type Page } from '@playwright/test'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CHROMIUM } from '../harness/chromium.ts'
import { dropFiles } from '../harness/drop.ts'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { codeFor, PHONE } from './portal-world.ts'

const SIGNER = 'Nadia Nguyen'
const CONTRACT = resolve(import.meta.dirname, '../../server/demo/assets/contract-2027.pdf')

let browser: Browser

test.beforeAll(async () => {
  browser = await chromium.launch(CHROMIUM)
})
test.afterAll(() => browser.close())

/** The one card in the thread that is open in the app. */
function cardIn(desk: OpenDesk) {
  return desk.page.getByRole('log').getByRole('region', { name: /^Signature request:/ })
}

/** Sends the contract to be signed, and signs it in the portal. */
async function signContract(
  desk: OpenDesk,
  phone: Page,
  portal: string,
  code: () => Promise<string>,
): Promise<void> {
  await dropFiles(desk.page, desk.page.getByRole('log'), [CONTRACT])
  const tray = desk.page.getByRole('list', { name: 'Files to be sent' })
  await tray.getByRole('button', { name: 'Request signature…' }).click()
  await desk.page.getByRole('button', { name: 'Request when sent' }).click()
  await desk.write(SIGNER, 'Please sign this.')
  await expect(cardIn(desk)).toContainText(`waiting for ${SIGNER}`)
  await phone.goto(`${portal}/portal/`)
  await phone.getByLabel('Six-digit code').fill(await code())
  await phone
    .getByRole('link', { name: /Riverside desk/ })
    .first()
    .click()
  await phone.getByRole('link', { name: 'Read and sign' }).click()
  await phone.getByText(/^End of the document/).scrollIntoViewIfNeeded()
  const form = phone.getByRole('form', { name: 'Sign the document' })
  await form.getByRole('checkbox').check()
  await form.getByRole('tab', { name: 'Type' }).click()
  await form.getByLabel('Your name').fill(SIGNER)
  await form.getByRole('button', { name: /^Sign “/ }).click()
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
  const nadia = await desk.emailOf(SIGNER)
  await desk.openChat(SIGNER)
  const phone = await (await browser.newContext({ viewport: PHONE, acceptDownloads: true })).newPage()
  await signContract(desk, phone, network.server.url, () => codeFor(phone, network.server, nadia))

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
    await cardIn(desk).getByRole('button', { name: 'Save evidence…' }).click()
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
    await cardIn(desk).getByRole('button', { name: 'Save evidence…' }).click()
    await expect(desk.page.getByText('The evidence is kept on the server.')).toBeVisible()
    expect(await readFile(target, 'utf8')).toBe('')
  })
})

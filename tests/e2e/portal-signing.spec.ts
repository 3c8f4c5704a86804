import { chromium, type Browser, type Page } from '@playwright/test'
import { resolve, join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { CHROMIUM } from '../harness/chromium.ts'
import { expect, test } from '../harness/fixtures.ts'
import { THEMES } from '../harness/look.ts'
import { ARTIFACTS } from '../harness/places.ts'
import { seriousFindings } from './portal-axe.ts'
import { DESKTOP, PHONE } from './portal-world.ts'
import {
  ASKED,
  askAgain,
  backToChat,
  cardOf,
  openDeskChat,
  openSigner,
  readAsked,
  SIGNER,
  typeAndSign,
} from './signing-world.ts'

const SIGNATURE = resolve(import.meta.dirname, '../../server/demo/assets/signature-anders.png')

let browser: Browser
test.beforeAll(async () => {
  browser = await chromium.launch(CHROMIUM)
})
test.afterAll(() => browser.close())

/** Pictures of a page on a phone and on a desk, by day and by night; nothing reaches past its edge. */
async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme })
    for (const size of [DESKTOP, PHONE]) {
      await page.setViewportSize(size)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width)
      const path = join(ARTIFACTS, 'portal-signing', `${name}-${colorScheme}-${size.width}.png`)
      await page.screenshot({ path, animations: 'disabled' })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

test('a signer declines with a reason, types a name, and uploads a picture after one that was refused', async ({
  network,
  openDesk,
  folder,
}) => {
  test.slow()
  const complaints: string[] = []
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(SIGNER)
  const phone = await openSigner(browser, complaints)
  await openDeskChat(phone, network, await desk.emailOf(SIGNER))
  await look(phone, 'chat')

  await test.step('declines: not without a reason, which the desk reads', async () => {
    await readAsked(phone, ASKED)
    await look(phone, 'sign')
    await phone.getByRole('button', { name: 'Decline…' }).click()
    const form = phone.getByRole('form', { name: 'Decline to sign' })
    await form.getByRole('button', { name: 'Decline', exact: true }).click()
    await expect(form.getByRole('alert')).toContainText('Write why')
    await look(phone, 'decline')
    await form.getByRole('button', { name: 'Back' }).click()
    await phone.getByRole('button', { name: 'Decline…' }).click()
    await form.getByLabel('Why').fill('The price is last year’s')
    await form.getByRole('button', { name: 'Decline', exact: true }).click()
    await expect(phone.getByText('You declined')).toBeInViewport()
    await look(phone, 'declined')
    await expect(cardOf(desk, ASKED)).toContainText('The price is last year’s')
  })

  await test.step('types', async () => {
    await askAgain(desk, 'Typed')
    await backToChat(phone, network, desk)
    await readAsked(phone, 'Typed')
    await phone.getByRole('form', { name: 'Sign the document' }).getByRole('tab', { name: 'Type' }).click()
    await phone.getByLabel('Your name').fill(SIGNER)
    await look(phone, 'typed')
    await typeAndSign(phone, SIGNER, 'Typed')
    await expect(phone.getByText('Signed by everybody')).toBeInViewport()
    await look(phone, 'signed')
    await expect(cardOf(desk, 'Typed')).toContainText('SHA-256 of the signed copy')
  })

  await test.step('uploads: what is no picture is refused by name, and another one is taken', async () => {
    await askAgain(desk, 'Uploaded')
    await backToChat(phone, network, desk)
    await readAsked(phone, 'Uploaded')
    const form = phone.getByRole('form', { name: 'Sign the document' })
    await form.getByRole('checkbox').check()
    await form.getByRole('tab', { name: 'Upload' }).click()
    const odd = join(folder, 'my-signature.png')
    await writeFile(odd, 'no picture at all')
    const field = form.getByLabel('A picture of your signature')
    await field.setInputFiles(odd)
    await expect(form.getByText('“my-signature.png” is no picture that this browser knows.')).toBeVisible()
    await form.getByRole('button', { name: 'Sign “Uploaded”' }).click()
    await expect(form.getByRole('alert').filter({ hasText: 'upload a picture' })).toBeVisible()
    await look(phone, 'refused')
    // Whoever is refused tries again, also with the file of the same name, which is a picture by now.
    await form.getByRole('button', { name: 'Try again' }).waitFor()
    const chosen = phone.waitForEvent('filechooser')
    await form.getByRole('button', { name: 'Try again' }).click()
    await (await chosen).setFiles(SIGNATURE)
    await expect(form.getByRole('img', { name: 'Your signature' })).toBeVisible()
    await expect(form.getByText('is no picture')).toHaveCount(0)
    expect(await seriousFindings(phone)).toEqual([])
    await look(phone, 'uploaded')
    await form.getByRole('button', { name: 'Sign “Uploaded”' }).click()
    await expect(phone.getByText('Signed by everybody')).toBeInViewport()
    await expect(cardOf(desk, 'Uploaded')).toContainText('SHA-256 of the signed copy')
  })
  expect(complaints).toEqual([])
})

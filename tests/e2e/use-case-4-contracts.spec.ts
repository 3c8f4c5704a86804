import { chromium, type Browser } from '@playwright/test'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CHROMIUM } from '../harness/chromium.ts'
import { dropFiles } from '../harness/drop.ts'
import { expect, test } from '../harness/fixtures.ts'
import { seriousFindings } from './portal-axe.ts'
import { mailNames, newestCode, PHONE } from './portal-world.ts'
import { cardOf, openDeskChat, openSigner, readToTheEnd } from './signing-world.ts'
import { mailTo } from './visit-world.ts'

const SIGNER = 'Nadia Nguyen'
/** Another administrator of Riverside, who signs second; all of the demo have one password. */
const MARIA = 'maria@tideway.example'
const CONTRACT = resolve(import.meta.dirname, '../../server/demo/assets/contract-2027.pdf')

let browser: Browser

test.beforeAll(async () => {
  // Chromium's own sandbox can't start as root, as in a container.
  browser = await chromium.launch(CHROMIUM)
})
test.afterAll(() => browser.close())

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('a contract is asked to be signed offline, signed by two in order, and both sides have the copy', async ({
  network,
  openDesk,
  folder,
}) => {
  test.slow()
  const complaints: string[] = []
  const original = await readFile(CONTRACT)
  const title = 'Office contract 2027'
  const first = await openDesk()
  await first.synced()
  const nadia = await first.emailOf(SIGNER)
  await first.openChat(SIGNER)

  await test.step('offline: dropped, signers chosen in order, sent; it waits, also after a restart', async () => {
    network.cable.pull()
    await first.offline()
    await dropFiles(first.page, first.page.getByRole('log'), [CONTRACT])
    const tray = first.page.getByRole('list', { name: 'Files to be sent' })
    await tray.getByRole('button', { name: 'Request signature…' }).click()
    const dialog = first.page.getByRole('dialog', { name: 'Request signature' })
    await dialog.getByLabel('Title, as signers see it').fill(title)
    const signers = dialog.getByRole('list', { name: 'Signers, in order' })
    await expect(signers.getByRole('listitem')).toContainText([SIGNER])
    await dialog.getByLabel('Add a signer').selectOption({ label: 'Maria Silva, administrator' })
    await expect(signers.getByRole('listitem')).toHaveCount(2)
    await dialog.getByRole('button', { name: 'Request when sent' }).click()
    await expect(tray).toContainText('Draft: signature of 2 people, 14 days')
    await first.write(SIGNER, 'Here is the contract we talked about.')
    await expect(cardOf(first, title)).toContainText('Will be asked for when online')
    await first.quit()
  })

  const desk = await openDesk()
  await desk.openChat(SIGNER)
  await expect(cardOf(desk, title)).toContainText('Will be asked for when online')
  network.cable.plugIn()
  await desk.ask('app.reconnect', {})
  await expect(cardOf(desk, title)).toContainText(`Sent · waiting for ${SIGNER}`)

  const phone = await openSigner(browser, complaints)
  await test.step('the customer reads it in the portal, agrees, types a signature and signs', async () => {
    await openDeskChat(phone, network, nadia)
    const card = phone.getByRole('group', { name: `Signature request: ${title}` })
    await expect(card).toContainText('Please sign')
    await card.getByRole('link', { name: 'Read and sign' }).click()
    await expect(cardOf(desk, title)).toContainText('Viewed')
    await readToTheEnd(phone)
    const form = phone.getByRole('form', { name: 'Sign the document' })
    const act = form.getByRole('button', { name: `Sign “${title}”` })
    await act.click()
    await expect(form.getByRole('alert')).toContainText('Tick the box')
    await form.getByRole('checkbox').check()
    await act.click()
    await expect(form.getByRole('alert')).toContainText('Draw your signature')
    await form.getByRole('tab', { name: 'Type' }).click()
    await form.getByLabel('Your name').fill(SIGNER)
    expect(await seriousFindings(phone)).toEqual([])
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await form.scrollIntoViewIfNeeded()
    await act.click()
    await expect(phone.getByText('You have signed')).toBeInViewport()
    await expect(cardOf(desk, title)).toContainText('waiting for Maria')
  })

  const second = await openDesk({
    userData: join(folder, 'second'),
    demo: { ...network.server.demo, email: MARIA },
  })
  await second.synced()
  await second.openChat(SIGNER)
  await expect(cardOf(second, title)).toContainText('waiting for Maria')

  await test.step('the second signer comes by the mailed link and a code, draws and signs', async () => {
    const mail = await mailTo(network, MARIA, '/portal/#/sign/')
    const link = /https?:\/\/\S+\/portal\/#\/sign\/[\w-]+/.exec(mail)?.[0] ?? ''
    // The mail leads to the server's own address.
    const page = await openSigner(browser, complaints)
    await page.goto(link)
    await expect(page.getByRole('heading', { name: `Sign “${title}”` })).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText(MARIA)
    const before = await mailNames(network.server)
    await page.getByRole('button', { name: 'Mail me the code' }).click()
    await page.getByLabel('Six-digit code').fill(await newestCode(network.server, before))
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await readToTheEnd(page)
    const form = page.getByRole('form', { name: 'Sign the document' })
    await form.getByRole('checkbox').check()
    const box = form.getByRole('img', { name: 'Draw your signature here' })
    await box.scrollIntoViewIfNeeded()
    const { x, y, width, height } = (await box.boundingBox())!
    await page.mouse.move(x + 20, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + width / 2, y + 20, { steps: 8 })
    await page.mouse.move(x + width - 20, y + height - 20, { steps: 8 })
    await page.mouse.up()
    await form.getByRole('button', { name: `Sign “${title}”` }).click()
    await expect(page.getByText('Signed by everybody')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Save the signed copy' })).toBeVisible()
    expect(await seriousFindings(page)).toEqual([])
    // The link is used up.
    const guess = await openSigner(browser, complaints)
    await guess.goto(link)
    await expect(guess.getByText('This link can’t be opened')).toBeVisible()
  })

  await test.step('both desks and the customer have the copy; its hash is the card’s, the original is as it was', async () => {
    for (const one of [desk, second]) {
      await expect(cardOf(one, title)).toContainText('Signed')
      await expect(cardOf(one, title)).toContainText('SHA-256 of the signed copy')
    }
    await expect(
      desk.page
        .getByRole('log')
        .getByRole('article')
        .filter({ hasText: 'is signed by Nadia Nguyen and Maria' }),
    ).toHaveCount(1)
    const { conversationId } = (
      await desk.ask('chats.list', { filter: 'all', query: SIGNER, offset: 0, limit: 1 })
    ).chats[0]!
    const { messages } = await desk.ask('messages.page', { conversationId, beforeSeq: null, limit: 20 })
    const asked = messages.find(({ signatures }) => signatures.some((view) => view.title === title))!
    const [view] = asked.signatures
    const copy = messages.at(-1)!.files[0]!
    expect(view?.signed?.sha256).toBe(copy.sha256)
    const bytesOf = async (fileId: (typeof copy)['id']) => {
      const hash = await desk.page.evaluate(async (id) => {
        const answer = await window.foyer.call('files.read', { fileId: id })
        if (!answer.ok) throw new Error(answer.error.message)
        const digest = await crypto.subtle.digest('SHA-256', answer.value.bytes)
        return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      }, fileId)
      return hash
    }
    expect(await bytesOf(copy.id)).toBe(copy.sha256)
    expect(await bytesOf(asked.files[0]!.id)).toBe(sha256(original))
    expect(view?.sha256).toBe(sha256(original))
    await phone.goto(`${network.server.url}/portal/#/chats/${conversationId}`)
    const last = phone.getByRole('log').getByRole('listitem').last()
    await expect(last).toContainText('This is the signed copy')
    await expect(phone.getByRole('group', { name: `Signature request: ${title}` })).toContainText(
      'Signed by everybody',
    )
  })

  await test.step('asked for again on the message, declined with a reason that the desk reads', async () => {
    const message = desk.message('Here is the contract we talked about.').first()
    await message.click({ button: 'right' })
    await desk.page.getByRole('menuitem', { name: 'Request signature…' }).click()
    const dialog = desk.page.getByRole('dialog', { name: 'Request signature' })
    await dialog.getByLabel('Title, as signers see it').fill('Second version')
    await dialog.getByRole('button', { name: 'Request from 1 person' }).click()
    await expect(cardOf(desk, 'Second version')).toContainText(`Sent · waiting for ${SIGNER}`)
    const card = phone.getByRole('group', { name: 'Signature request: Second version' })
    await card.getByRole('link', { name: 'Read and sign' }).click()
    await readToTheEnd(phone)
    await phone.getByRole('button', { name: 'Decline…' }).click()
    await phone.getByLabel('Why').fill('On paper, please')
    await phone.getByRole('button', { name: 'Decline', exact: true }).click()
    await expect(phone.getByText('You declined')).toBeVisible()
    for (const one of [desk, second]) {
      await expect(cardOf(one, 'Second version')).toContainText(`Declined by ${SIGNER}`)
      await expect(cardOf(one, 'Second version')).toContainText('On paper, please')
    }
  })

  await test.step('withdrawn by the other administrator, the way to it ends', async () => {
    await desk.message('Here is the contract we talked about.').first().click({ button: 'right' })
    await desk.page.getByRole('menuitem', { name: 'Request signature…' }).click()
    const dialog = desk.page.getByRole('dialog', { name: 'Request signature' })
    await dialog.getByLabel('Title, as signers see it').fill('Third version')
    await dialog.getByRole('button', { name: 'Request from 1 person' }).click()
    await cardOf(second, 'Third version').getByRole('button', { name: 'Withdraw' }).click()
    const asks = second.page.getByRole('dialog', { name: 'Withdraw this request?' })
    await asks.getByRole('button', { name: 'Keep' }).click()
    await cardOf(second, 'Third version').getByRole('button', { name: 'Withdraw' }).click()
    await asks.getByRole('button', { name: 'Withdraw' }).click()
    await expect(cardOf(desk, 'Third version')).toContainText('Withdrawn')
  })

  await test.step('offline everything of it can be read', async () => {
    network.cable.pull()
    await desk.offline()
    await desk.quit()
    const again = await openDesk()
    await again.openChat(SIGNER)
    await expect(cardOf(again, title)).toContainText('Signed')
    await expect(cardOf(again, 'Second version')).toContainText('On paper, please')
  })
  expect(complaints).toEqual([])
})

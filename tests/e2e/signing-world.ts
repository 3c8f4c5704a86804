import type { Browser, Page } from '@playwright/test'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { SignatureView } from '../../protocol/ipc/views.ts'
import { expect, type Network, type OpenDesk } from '../harness/fixtures.ts'
import { loadAxe } from './portal-axe.ts'
import { codeFor, PHONE } from './portal-world.ts'

/** The customer of the demo who was asked to sign: "Flex desk contract", by Dana, this morning. */
export const SIGNER = 'Nadia Nguyen'
export const ASKED = 'Flex desk contract'

/** The cards of a title in the thread that is open in the app. */
export function cardOf(desk: OpenDesk, title: string) {
  return desk.page.getByRole('log').getByRole('region', { name: `Signature request: ${title}` })
}

/** A signer's browser, on a phone, and what it complained of. */
export async function openSigner(browser: Browser, complaints: string[]): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE })).newPage()
  await loadAxe(page)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) complaints.push(message.text())
  })
  return page
}

/** Signs a customer in and opens the chat with the desk. */
export async function openDeskChat(page: Page, network: Network, email: string): Promise<void> {
  await page.goto(`${network.server.url}/portal/`)
  await page.getByLabel('Six-digit code').fill(await codeFor(page, network.server, email))
  await page.getByRole('heading', { name: 'Chats' }).waitFor()
  await page
    .getByRole('link', { name: /Riverside desk/ })
    .first()
    .click()
  await page.getByRole('log').waitFor()
}

/** Opens what is asked for in the chat, and scrolls through the document until its end was seen. */
export async function readAsked(page: Page, title: string): Promise<void> {
  const card = page.getByRole('group', { name: `Signature request: ${title}` })
  await expect(card).toContainText('Please sign')
  await card.getByRole('link', { name: 'Read and sign' }).click()
  await readToTheEnd(page)
}

/** Scrolls through the document by the keyboard until its end was seen. */
export async function readToTheEnd(page: Page): Promise<void> {
  await expect(page.getByText('Read the document to its end.')).toBeVisible()
  await expect(page.getByText(/^End of the document/)).toHaveCount(1)
  await page.getByText(/^End of the document/).scrollIntoViewIfNeeded()
  await expect(page.getByRole('form', { name: 'Sign the document' })).toBeVisible()
}

/** Types a name and signs. */
export async function typeAndSign(page: Page, name: string, title: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Sign the document' })
  await form.getByRole('checkbox').check()
  await form.getByRole('tab', { name: 'Type' }).click()
  await form.getByLabel('Your name').fill(name)
  await form.getByRole('button', { name: `Sign “${title}”` }).click()
}

/** Back to the chat that the page came from. */
export async function backToChat(page: Page, network: Network, desk: OpenDesk): Promise<void> {
  await page.goto(`${network.server.url}/portal/#/chats/${(await requestsOf(desk)).conversationId}`)
  await page.getByRole('log').waitFor()
}

/** What the desk has of the customer's requests, the oldest first, with the message and the file that they are about. */
export async function requestsOf(desk: OpenDesk) {
  const { chats } = await desk.ask('chats.list', { filter: 'all', query: SIGNER, offset: 0, limit: 1 })
  const { conversationId } = chats[0]!
  const { messages } = await desk.ask('messages.page', { conversationId, beforeSeq: null, limit: 50 })
  const asked = messages.find(({ signatures }) => signatures.length > 0)!
  const views: SignatureView[] = asked.signatures
  return { conversationId, messageId: asked.id, fileId: views[0]!.fileId, views }
}

/** Asks the customer to sign the same file again. */
export async function askAgain(desk: OpenDesk, title: string): Promise<void> {
  const { messageId, fileId } = await requestsOf(desk)
  const people = (
    await desk.ask('signatures.choices', {
      conversationId: (await requestsOf(desk)).conversationId,
      subject: null,
    })
  ).people
  const { userId } = people.find(({ isCustomer }) => isCustomer)!
  await desk.ask('signatures.request', {
    messageId,
    fileId,
    draft: { title, signers: [{ kind: 'user', userId }], days: 14 },
  })
  await expect
    .poll(async () => (await requestsOf(desk)).views.find((view) => view.title === title)?.status)
    .toBe('sent')
}

/** Damages the bytes of a file at the server, wherever they lie. Out: makes them whole again. */
export async function damage(network: Network, sha256: string): Promise<() => Promise<void>> {
  const folder = join(network.server.data.folder, 'files')
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const bytes = await readFile(path).catch(() => null)
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) continue
    await writeFile(path, 'not what was signed')
    return () => writeFile(path, bytes)
  }
  throw new Error('no such file at the server')
}

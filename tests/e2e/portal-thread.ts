import { expect, type Page } from '@playwright/test'
import { PortalChats } from '../../protocol/wire/http.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'

/** Opens the customer's chat with the desk; out: its id. */
export async function openChat(page: Page, url: string): Promise<ConversationId> {
  const { chats } = PortalChats.parse(await (await page.request.get(`${url}/portal/api/chats`)).json())
  const chat = chats.find((one) => one.title === 'Riverside desk')
  if (!chat) throw new Error('The customer has no chat with the Riverside desk.')
  await page.goto(`${url}/portal/#/chats/${chat.conversationId}`)
  await log(page).getByRole('listitem').last().waitFor()
  return chat.conversationId
}

/** What was said. */
export const log = (page: Page) => page.getByRole('log')
/** Where one writes. */
export const box = (page: Page) => page.getByRole('textbox', { name: 'Message Riverside desk' })

/** Writes and sends by Enter. */
export async function write(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await box(page).press('Enter')
  await expect(box(page)).toHaveValue('')
}

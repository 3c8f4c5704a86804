import { expect, type Locator, type Page } from '@playwright/test'
import type { CommandInput, CommandName, CommandOutput } from '../../protocol/ipc/commands.ts'
import type { WindowApi } from '../../protocol/ipc/window-api.ts'

declare global {
  interface Window {
    foyer: WindowApi
  }
}

/** What a person at the desk sees and does, in the words of the window. */
export interface Desk {
  page: Page
  /** The status line at the bottom. */
  status: Locator
  /** The rows of the list of chats that are in the document. */
  chatRows: Locator
  /** The list of chats; its rows are named by the customer. */
  chatRow(name: string): Locator
  pane(name: string): Promise<void>
  openChat(name: string): Promise<void>
  box(name: string): Locator
  /** Types and presses Enter; resolves when the box is empty again, which is when the message is on the disk. */
  write(name: string, text: string): Promise<void>
  /** The messages on screen with exactly this text. */
  message(text: string): Locator
  /** The messages on screen that begin with this text, in their order. */
  messagesLike(text: string): Promise<string[]>
  /** In step with the server, with the older messages of a first sync, which count and are told of, too. */
  synced(): Promise<void>
  offline(): Promise<void>
  emailOf(name: string): Promise<string>
  /** Asks main as the window's own code does, for what the test needs to know beforehand. */
  ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>
}

export function deskOf(page: Page): Desk {
  const log = page.getByRole('log')
  const desk: Desk = {
    page,
    status: page.getByRole('contentinfo', { name: 'Status' }),
    chatRows: page.getByRole('list', { name: 'Chats' }).locator('[data-row]'),
    chatRow: (name) => page.getByRole('list', { name: 'Chats' }).getByRole('button', { name, exact: true }),
    async pane(name) {
      // A count may stand beside the name ("Chats 7 unread"); "Location: Riverside. Change" is another button.
      const button = page
        .getByRole('navigation', { name: 'Panes' })
        .getByRole('button', { name: new RegExp(`^${name}(?!:)`) })
      await button.click()
      await expect(button).toHaveAttribute('aria-current', 'page')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    },
    async openChat(name) {
      await desk.chatRow(name).click()
      await expect(desk.box(name)).toBeVisible()
    },
    box: (name) => page.getByRole('textbox', { name: `Message to ${name}` }),
    async write(name, text) {
      await desk.box(name).fill(text)
      await desk.box(name).press('Enter')
      await expect(desk.box(name)).toHaveValue('')
    },
    message: (text) => log.getByRole('article').filter({ has: page.getByText(text, { exact: true }) }),
    async messagesLike(text) {
      const articles = await log.getByRole('article').filter({ hasText: text }).allInnerTexts()
      return articles.map((words) => words.split('\n').find((line) => line.startsWith(text)) ?? words)
    },
    async synced() {
      await expect(desk.status).toContainText('Synced')
      await expect(desk.status).toContainText('Outbox empty')
      await expect.poll(async () => (await desk.ask('app.status', {})).history).toBeNull()
    },
    async offline() {
      await expect(desk.status).toContainText('Offline since')
    },
    async emailOf(name) {
      const { chats } = await desk.ask('chats.list', { filter: 'all', query: name, offset: 0, limit: 1 })
      const subject = chats[0]?.face.subject
      if (!subject) throw new Error(`${name} has no chat`)
      const { email } = await desk.ask('customers.profile', { subject })
      if (email === null) throw new Error(`${name} has no e-mail address`)
      return email
    },
    async ask(name, input) {
      const answer = await page.evaluate(([command, given]) => window.foyer.call(command, given), [
        name,
        input,
      ] as [CommandName, CommandInput<CommandName>])
      if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
      return answer.value as CommandOutput<typeof name>
    },
  }
  return desk
}

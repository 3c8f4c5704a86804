import { nativeTheme, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { Route } from '../../protocol/ipc/app-views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { Account } from '../session/account.ts'
import { writePicture } from './page-picture.ts'

const LIMIT_MS = 240_000
const LOOK_EVERY_MS = 50

export interface SmokeParts {
  window: BrowserWindow
  artifacts: string
  packaged: boolean
  /** Null until somebody is signed in; the problem says why nobody is. */
  account(): Account | null
  signInProblem(): string | null
  /** When the window had painted rows, in milliseconds after the start; null before. */
  firstPaintMs(): number | null
  sinceStartMs(): number
  go(route: Route): void
}

/** What the smoke run found: printed as one line of JSON. */
export interface SmokeReport {
  electron: string
  sqlite: string
  firstPaintMs: number
  syncedMs: number
  customers: number
  messages: number
  sent: true
  packaged?: true
}

const PANES = [
  { name: 'chats', heading: 'Chats' },
  { name: 'notifications', heading: 'Notifications' },
  { name: 'customers', heading: 'Customers' },
] as const

/**
 * Does the main job as a person would, in the real window: first sync, the newest chat, a message typed and sent and
 * stored by the server, and pictures of three panes in light and dark. Rejects with the reason when any of it fails.
 */
export async function runSmoke(parts: SmokeParts): Promise<SmokeReport> {
  const { window } = parts
  const deadlineMs = performance.now() + LIMIT_MS
  let latest = 'start'

  async function until<T>(
    what: string,
    look: () => T | null | false | Promise<T | null | false>,
  ): Promise<T> {
    latest = what
    for (;;) {
      const found = await look()
      if (found !== null && found !== false) return found
      if (performance.now() > deadlineMs)
        throw new Error(`Gave up after ${LIMIT_MS / 1000} s, waiting for ${latest}.`)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }
  const inPage = (script: string) => window.webContents.executeJavaScript(script) as Promise<boolean>

  window.setContentSize(1440, 900)
  const account = await until('somebody to be signed in', () => {
    const problem = parts.signInProblem()
    if (problem) throw new Error(problem)
    return parts.account()
  })
  await until('the first sync', () => {
    const status = account.status()
    return status.lastSyncedAt !== null && status.firstSync === null && status.history === null
  })
  const syncedMs = parts.sinceStartMs()
  const firstPaintMs = await until('the window to paint rows', parts.firstPaintMs)

  const conversationId = await until('a chat in the list', () => newestChat(account))
  await until('the newest chat on the screen', () => inPage(CLICK_NEWEST_CHAT))
  await until('the message box to have the focus', () =>
    inPage(`document.activeElement?.tagName === 'TEXTAREA'`),
  )
  // The time makes it unlike the message of an earlier run, which is stored already.
  const text = `Yes, there is a locked bike room behind the café. (Smoke run, ${new Date().toISOString().slice(11, 23)})`
  await window.webContents.insertText(text)
  await until('the words to be in the box', () =>
    inPage(`document.activeElement?.value === ${JSON.stringify(text)}`),
  )
  window.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'Return' })
  window.webContents.sendInputEvent({ type: 'char', keyCode: 'Return' })
  window.webContents.sendInputEvent({ type: 'keyUp', keyCode: 'Return' })
  await until('the message to be stored by the server', () => isStored(account, conversationId, text))
  await until('the message on the screen', () =>
    inPage(`document.body.innerText.includes(${JSON.stringify(text)})`),
  )

  await until('the outbox to be empty', async () => (await account.store.outboxCounts()).waiting === 0)

  for (const theme of ['light', 'dark'] as const) {
    nativeTheme.themeSource = theme
    await until(`the ${theme} theme`, () =>
      inPage(
        `matchMedia('(prefers-color-scheme: ${theme})').matches && document.visibilityState === 'visible'`,
      ),
    )
    for (const { name, heading } of PANES) {
      parts.go(routeOf(name, conversationId))
      await until(`the ${heading} pane with rows`, () => inPage(paneShows(heading)))
      await writePicture(window, join(parts.artifacts, `${name}-${theme}.png`))
    }
  }

  const { customers, messages } = await account.store.counts()
  return {
    electron: process.versions.electron,
    sqlite: await account.store.sqliteVersion(),
    firstPaintMs: Math.round(firstPaintMs),
    syncedMs: Math.round(syncedMs),
    customers,
    messages,
    sent: true,
    ...(parts.packaged ? { packaged: true } : {}),
  }
}

async function newestChat(account: Account): Promise<ConversationId | null> {
  const { chats } = await account.store.chatsList({ filter: 'all', query: '', offset: 0, limit: 1 })
  return chats[0]?.conversationId ?? null
}

async function isStored(account: Account, conversationId: ConversationId, text: string): Promise<boolean> {
  const { messages } = await account.store.messagesPage({ conversationId, beforeSeq: null, limit: 20 })
  const message = messages.find((each) => each.text === text)
  if (message?.state === 'failed')
    throw new Error(`The message was refused: ${message.error ?? 'no reason given'}`)
  return message !== undefined && message.seq !== null
}

function routeOf(name: (typeof PANES)[number]['name'], conversationId: ConversationId): Route {
  if (name === 'chats') return { pane: 'chats', conversationId }
  return name === 'customers' ? { pane: 'customers', subject: null } : { pane: 'notifications' }
}

/** Opens the first row of the list of chats, as a click does. */
const CLICK_NEWEST_CHAT = `(() => {
  const row = document.querySelector('[aria-label="Chats"] [data-row="0"]')
  row?.click()
  return row !== null
})()`

/** The pane's title is on the screen, so is at least one row that nothing is loading, and pages of PDFs are drawn. */
function paneShows(heading: string): string {
  return `[...document.querySelectorAll('h1, h2')].some((title) => title.textContent?.trim() === ${JSON.stringify(heading)})
    && document.querySelectorAll('main [role="option"], main [role="row"], main [role="listitem"], main li').length > 1
    && [...document.querySelectorAll('canvas[data-drawn="false"]')].every((sheet) => {
      const { top, bottom } = sheet.getBoundingClientRect()
      return bottom <= 0 || top >= innerHeight
    })`
}

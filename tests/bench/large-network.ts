import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { connectDesk } from '../e2e/portal-desk.ts'
import { launchApp, type App } from '../harness/app.ts'
import { deskOf, type Desk } from '../harness/desk.ts'
import { startServer, type Server } from '../harness/server.ts'
import { keep } from './results.ts'
import { SETTINGS } from './settings.ts'

const WRITTEN_AT_ONCE = 500
const SYNCED_WITHIN_MS = 30 * 60_000

/** The chat that the devices behind lack messages of. `lastSeq` is its newest when the network had been made. */
interface LongestChat {
  conversationId: ConversationId
  name: string
  lastSeq: number
}

/** What was kept of making the network, for the figures of later runs. */
interface Made {
  port: number
  seededMs: number
  syncedMs: number
  longest: LongestChat
}

/** The large network and the devices that know it. */
export interface LargeNetwork {
  server: Server
  /** The data folder of a device that has all: launching the app on it opens it synced. */
  device: string
  /** The same as it was so many messages ago; to be copied, as a launch would bring it up to date. */
  behind: { few: string; many: string }
  longest: LongestChat
  stop(): Promise<void>
}

/** How many messages a device that is behind has to catch up with. */
export const BEHIND = SETTINGS.small ? { few: 200, many: 2000 } : { few: 10_000, many: 100_000 }

/**
 * Starts the server of the large network, which is made at the first run, with a device that syncs it once: both are
 * kept in a folder that is named by what they were made of, so that a run measures and does not wait.
 */
export async function largeNetwork(): Promise<LargeNetwork> {
  const note = join(SETTINGS.folder, 'made.json')
  const data = join(SETTINGS.folder, 'server')
  const device = join(SETTINGS.folder, 'device')
  const behind = { few: `${device}-few-behind`, many: `${device}-many-behind` }
  const kept = await readFile(note, 'utf8').catch(() => null)
  const made = kept === null ? null : (JSON.parse(kept) as Made)
  if (made === null) await rm(SETTINGS.folder, { recursive: true, force: true })
  await mkdir(data, { recursive: true })
  const seedStartMs = performance.now()
  const server = await start(data, made?.port ?? 0)
  const seededMs = performance.now() - seedStartMs
  const { longest, ...rest } = made ?? (await makeDevices(server, device, behind))
  if (made === null) {
    await writeFile(note, JSON.stringify({ port: server.port, seededMs, longest, ...rest }))
  }
  tell({ seededMs, ...rest, ...made })
  return { server, device, behind, longest, stop: () => server.stop() }
}

async function makeDevices(server: Server, device: string, behind: LargeNetwork['behind']) {
  const syncStartMs = performance.now()
  let longest = await synced(server, device)
  const syncedMs = performance.now() - syncStartMs
  const desk = await connectDesk(server)
  for (const [folder, count] of [
    [behind.many, BEHIND.many - BEHIND.few],
    [behind.few, BEHIND.few],
  ] as const) {
    await cp(device, folder, { recursive: true })
    await write(desk, longest.conversationId, count)
    longest = await synced(server, device)
  }
  desk.close()
  return { longest, syncedMs }
}

/** Opens the app on a device until it has everything; answers with its newest chat. */
async function synced(server: Server, device: string): Promise<LongestChat> {
  const app = await launchApp({ userData: device, server: server.url, demo: server.demo })
  const desk = deskOf(app.page)
  await allHere(desk)
  const { chats } = await desk.ask('chats.list', { filter: 'all', query: '', offset: 0, limit: 1 })
  const [chat] = chats
  if (!chat) throw new Error('The large network has no chat.')
  const { conversationId, face } = chat
  const { lastSeq } = await desk.ask('chats.head', { conversationId })
  await app.quit()
  return { conversationId, name: face.name, lastSeq }
}

async function write(
  desk: Awaited<ReturnType<typeof connectDesk>>,
  conversationId: ConversationId,
  count: number,
): Promise<void> {
  for (let written = 0; written < count; written += WRITTEN_AT_ONCE) {
    const length = Math.min(WRITTEN_AT_ONCE, count - written)
    const texts = Array.from({ length }, (_, index) => `Caught up with the meeting room, ${written + index}.`)
    await desk.write(conversationId, ...texts)
  }
}

/** The app on a device, the synced one unless told otherwise, with a page to measure in. */
export async function openLarge(network: LargeNetwork, device = network.device): Promise<App & Desk> {
  const { url, demo } = network.server
  const app = await launchApp({ userData: device, server: url, demo })
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900)
  })
  const desk = deskOf(app.page)
  await desk.chatRows.first().waitFor()
  return { ...desk, ...app }
}

/** Waits until nothing is left to fetch: also the old messages that come after the first screen. */
async function allHere(desk: Desk): Promise<void> {
  const untilMs = performance.now() + SYNCED_WITHIN_MS
  for (;;) {
    const status = await desk.ask('app.status', {})
    const whole = status.firstSync === null && status.history === null && status.lastSyncedAt !== null
    if (whole && status.connection === 'online') return
    if (performance.now() > untilMs) throw new Error('The device has not synced the large network in time.')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

function start(data: string, port: number): Promise<Server> {
  const { customers, messages, databaseUrl } = SETTINGS
  const args = ['--customers', String(customers), '--messages', String(messages)]
  return startServer({ folder: data, databaseUrl: databaseUrl || null }, port, args)
}

function tell({ seededMs, syncedMs }: Pick<Made, 'seededMs' | 'syncedMs'>): void {
  const where = SETTINGS.databaseUrl === '' ? 'PGlite' : 'PostgreSQL'
  const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`
  process.stderr.write(
    `• ${SETTINGS.customers} customers and ${SETTINGS.messages} messages: written in ${seconds(seededMs)} (${where}), ` +
      `first synced in ${seconds(syncedMs)}\n`,
  )
  keep({
    name: 'bootstrap: first sync of everything',
    unit: 'ms',
    samples: [syncedMs],
    limit: null,
    target: null,
  })
}

/** Opens the longest chat as a person does, and puts the cursor into an empty composer. */
export async function openLongest(desk: Desk, { longest: { name } }: LargeNetwork): Promise<void> {
  await desk.openChat(name)
  await desk.page.getByRole('log').getByRole('article').last().waitFor()
  await desk.box(name).fill('')
  await desk.box(name).focus()
}

/** The folder of the one account that a device has: its databases lie in it. */
export async function accountFolder(device: string): Promise<string> {
  const accounts = join(device, 'accounts')
  const [name] = await readdir(accounts)
  if (name === undefined) throw new Error('The device has no account.')
  return join(accounts, name)
}

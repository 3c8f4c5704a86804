import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { launchApp, type App } from '../harness/app.ts'
import { deskOf, type Desk } from '../harness/desk.ts'
import type { ServerData } from '../harness/seeded.ts'
import { startServer, type Server } from '../harness/server.ts'
import { SETTINGS } from './settings.ts'
import { writeWhileAway } from './write-while-away.ts'

const SYNCED_WITHIN_MS = 30 * 60_000

/** The chat that the devices behind lack messages of. `lastSeq` is its newest when the devices had been made. */
interface LongestChat {
  conversationId: ConversationId
  name: string
  lastSeq: number
}

/** What is noted when the network has been written, for later runs. */
interface Written {
  port: number
  seededMs: number
}

/** What is noted when the devices have been made. */
interface Devices {
  firstSyncMs: number
  longest: LongestChat
}

/** The large network and the devices that know it. */
export interface LargeNetwork {
  server: Server
  /** How long the first sync of everything took. */
  firstSyncMs: number
  /** The data folder of a device that has all: launching the app on it opens it synced. */
  device: string
  /** The same as it was so many messages ago; `copyDevice` before it is launched, as that brings it up to date. */
  behind: { few: string; many: string }
  longest: LongestChat
  stop(): Promise<void>
}

/** How many messages a device that is behind has to catch up with. */
export const BEHIND = SETTINGS.small ? { few: 200, many: 2000 } : { few: 10_000, many: 100_000 }

/**
 * Starts the server of the large network, which is written at the first run, with devices that have synced it: both are
 * kept in folders that are named by what they were made of, so that a run measures and does not wait.
 */
export async function largeNetwork(): Promise<LargeNetwork> {
  const data = { folder: join(SETTINGS.folder, 'server'), databaseUrl: SETTINGS.databaseUrl || null }
  const { port, seededMs } = await writtenNetwork(data)
  const device = join(SETTINGS.devices, 'device')
  const behind = { few: `${device}-few-behind`, many: `${device}-many-behind` }
  const note = join(SETTINGS.devices, 'made.json')
  const kept = await noted<Devices>(note)
  const made = kept ?? (await makeDevices(data, port, device, behind))
  if (kept === null) await writeFile(note, JSON.stringify(made))
  const server = await start(data, port)
  // Its tokens are fresh from here on: a launch that is ended at its first paint must not be renewing them.
  await synced(server, device, made.longest)
  tell(seededMs, made.firstSyncMs)
  return { server, device, behind, ...made, stop: () => server.stop() }
}

/** Makes another device of one, that signs in for itself: a refresh token works once, for one of the two. */
export async function copyDevice(from: string, to: string): Promise<string> {
  await cp(from, to, { recursive: true })
  await rm(join(await accountFolder(to), 'session.bin'), { force: true })
  return to
}

async function writtenNetwork(data: ServerData): Promise<Written> {
  const note = join(SETTINGS.folder, 'written.json')
  const kept = await noted<Written>(note)
  if (kept !== null) return kept
  await mkdir(data.folder, { recursive: true })
  const startMs = performance.now()
  const server = await start(data, 0)
  const written = { port: server.port, seededMs: performance.now() - startMs }
  await server.stop()
  await writeFile(note, JSON.stringify(written))
  return written
}

async function makeDevices(
  data: ServerData,
  port: number,
  device: string,
  behind: LargeNetwork['behind'],
): Promise<Devices> {
  await rm(SETTINGS.devices, { recursive: true, force: true })
  await mkdir(SETTINGS.devices, { recursive: true })
  const online = async (known?: LongestChat) => {
    const server = await start(data, port)
    const startMs = performance.now()
    const longest = await synced(server, device, known)
    const tookMs = performance.now() - startMs
    await server.stop()
    return { longest, tookMs }
  }
  const first = await online()
  let { longest } = first
  for (const [folder, count] of [
    [behind.many, BEHIND.many - BEHIND.few],
    [behind.few, BEHIND.few],
  ] as const) {
    await copyDevice(device, folder)
    await writeWhileAway(data, longest.conversationId, count)
    longest = (await online({ ...longest, lastSeq: longest.lastSeq + count })).longest
  }
  return { longest, firstSyncMs: first.tookMs }
}

/** Opens the app on a device until it has everything, `known` too; answers with its newest chat. */
async function synced(server: Server, device: string, known?: LongestChat): Promise<LongestChat> {
  const app = await launchApp({ userData: device, server: server.url, demo: server.demo, asInstalled: true })
  const desk = deskOf(app.page)
  await allHere(desk, known)
  const { chats } = await desk.ask('chats.list', { filter: 'all', query: '', offset: 0, limit: 1 })
  const [chat] = chats
  if (!chat) throw new Error('The large network has no chat.')
  const { conversationId, face } = chat
  const { lastSeq } = await desk.ask('chats.head', { conversationId })
  await app.quit()
  return { conversationId, name: face.name, lastSeq }
}

/** The app on a device, the synced one unless told otherwise, with a page to measure in. */
export async function openLarge(network: LargeNetwork, device = network.device): Promise<App & Desk> {
  const { url, demo } = network.server
  const app = await launchApp({ userData: device, server: url, demo, asInstalled: true })
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900)
  })
  const desk = deskOf(app.page)
  await desk.chatRows.first().waitFor()
  return { ...desk, ...app }
}

/**
 * Waits until nothing is left to fetch: also the old messages that come after the first screen, and, as a device that was
 * in step yesterday says that it is until it has asked, those that are known to be there.
 */
async function allHere(desk: Desk, known: LongestChat | undefined): Promise<void> {
  const untilMs = performance.now() + SYNCED_WITHIN_MS
  for (;;) {
    const status = await desk.ask('app.status', {})
    const whole = status.firstSync === null && status.history === null && status.lastSyncedAt !== null
    if (whole && status.connection === 'online' && (await has(desk, known))) return
    if (performance.now() > untilMs) throw new Error('The device has not synced the large network in time.')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function has(desk: Desk, known: LongestChat | undefined): Promise<boolean> {
  if (known === undefined) return true
  const { lastSeq } = await desk.ask('chats.head', { conversationId: known.conversationId })
  return lastSeq >= known.lastSeq
}

/** Its port is kept: devices know the server by its address. */
function start(data: ServerData, port: number): Promise<Server> {
  const { customers, messages } = SETTINGS
  return startServer(data, port, ['--customers', String(customers), '--messages', String(messages)])
}

async function noted<Note>(file: string): Promise<Note | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as Note)
}

function tell(seededMs: number, firstSyncMs: number): void {
  const where = SETTINGS.databaseUrl === '' ? 'PGlite' : 'PostgreSQL'
  const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`
  process.stderr.write(
    `• ${SETTINGS.customers} customers and ${SETTINGS.messages} messages: written in ${seconds(seededMs)} (${where}), ` +
      `first synced in ${seconds(firstSyncMs)}\n`,
  )
}

/** Opens the longest chat as a person does, at its end, and puts the cursor into an empty composer. */
export async function openLongest(desk: Desk, { longest: { name } }: LargeNetwork): Promise<void> {
  await desk.openChat(name)
  const newest = desk.page.getByRole('button', { name: /^Newest$|new messages?$/ })
  await expect(async () => {
    // With unread messages it opens at the first of them, which may be the first of all: nothing to scroll up to.
    if (await newest.isVisible()) await newest.click()
    await expect(newest).toBeHidden({ timeout: 500 })
    await expect(desk.page.getByRole('log').getByRole('article').last()).toBeInViewport({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
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

import { test as base, type BrowserContext, type Page } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { changeDatabase } from '../harness/database.ts'
import { freshDemo } from '../harness/seeded.ts'
import { startServer, type Server } from '../harness/server.ts'
import { connectDesk, type Desk } from './portal-desk.ts'

/** A customer of the demo network's Riverside. */
export const CUSTOMER = 'nadia@lumen.studio'
export const PHONE = { width: 390, height: 844 }
export const DESKTOP = { width: 1280, height: 800 }

/** Between two looks into the folder of mails: looking without a pause takes the processor from the server. */
const PAUSE_MS = 10

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

interface PerTest {
  /** What the page said on its console: policy violations and uncaught errors. */
  complaints: string[]
}
/** A server that may be killed and comes back at the same address with the same data. */
export interface RestartableServer extends Server {
  restart(): Promise<void>
  /** Stops it, changes its database with SQL, and starts it again. */
  change(sql: string): Promise<void>
}

interface PerWorker {
  /** The file of the test, as each says with `test.use`: its tests share a server, and with no other file's. */
  spec: string
  server: RestartableServer
  /** The front desk on the other side, by the socket that the desktop app uses. */
  desk: Desk
  /** The customer's session: signing in anew for each test would run into the limit of codes. */
  cookies: Cookies
}

/** A real server with the demo network, the desk, and a real Chromium. */
export const test = base.extend<PerTest, PerWorker>({
  spec: ['', { scope: 'worker', option: true }],
  server: [
    async ({ spec }, use) => {
      if (spec === '') throw new Error('test.use({ spec: import.meta.filename }) is missing in this file')
      const { data, remove } = await freshDemo()
      let running = await startServer(data)
      const { port } = running
      const restart = async (): Promise<void> => {
        running = await startServer(data, port)
      }
      const change = async (sql: string): Promise<void> => {
        await running.stop()
        await changeDatabase(data, sql)
        await restart()
      }
      await use({ ...running, kill: () => running.kill(), restart, change })
      await running.stop()
      await remove()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  desk: [
    async ({ server }, use) => {
      const desk = await connectDesk(server)
      await use(desk)
      desk.close()
    },
    { scope: 'worker' },
  ],
  cookies: [
    async ({ server, browser }, use) => {
      const context = await browser.newContext({ viewport: PHONE })
      const page = await context.newPage()
      await signIn(page, server, CUSTOMER)
      await page.getByRole('heading', { name: 'Chats' }).waitFor()
      await use(await context.cookies())
      await context.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (/content security policy|trusted/i.test(message.text())) complaints.push(message.text())
      })
      await use(complaints)
    },
    { auto: true },
  ],
})

/** Signs in as a person does: address, mail, code. Ends when the code was entered. */
export async function signIn(page: Page, server: Server, email: string): Promise<void> {
  await page.goto(`${server.url}/portal/`)
  const code = await codeFor(page, server, email)
  await page.getByLabel('Six-digit code').fill(code)
}

/** Asks for a code on the sign-in page and reads it from the mail. */
export async function codeFor(page: Page, server: Server, email: string): Promise<string> {
  const before = await mailNames(server)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Mail me a code' }).click()
  await page.getByLabel('Six-digit code').waitFor()
  return newestCode(server, before)
}

/** The code of the first mail that was not among `before`. */
export async function newestCode(server: Server, before: readonly string[]): Promise<string> {
  for (;;) {
    const name = (await mailNames(server)).find((one) => !before.includes(one))
    const mail = name ? await readFile(join(server.data.folder, 'mail', name), 'utf8') : ''
    const code = /\b(\d{6})\b/.exec(mail.slice(mail.search(/\r?\n\r?\n/)))?.[1]
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** The mails that the server has written so far. */
export async function mailNames(server: Server): Promise<string[]> {
  const names = await readdir(join(server.data.folder, 'mail')).catch(() => [])
  return names.filter((name) => name.endsWith('.eml'))
}

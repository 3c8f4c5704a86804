import { test as base } from '@playwright/test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { launchApp, type App, type LaunchOptions } from './app.ts'
import { layCable, type Cable } from './cable.ts'
import { changeDatabase } from './database.ts'
import { deskOf, type Desk } from './desk.ts'
import { temporaryFolder } from './places.ts'
import { signInToPortal, type PortalClient } from './portal.ts'
import type { DatabaseKind } from './seeded.ts'
import { startServer, type Server } from './server.ts'
import { spareServers, type SpareServers } from './spare-server.ts'
import { makeSyncedDesk, type SyncedDesk } from './synced-desk.ts'

/** The demo network behind a cable that can be pulled. */
export interface Network {
  server: Server
  cable: Cable
  /** Starts the server again on the same data, and plugs the cable in. */
  restartServer(): Promise<void>
  /** Stops the server, changes its database with SQL, and starts it again; the cable stays pulled meanwhile. */
  change(sql: string): Promise<void>
  /** Whether it was changed so: no event tells of that, and a desk that has synced before would not know. */
  isChanged: boolean
  portal(email: string): Promise<PortalClient>
}

/** An app at the desk of that network. The same `userData` opens the same desk again. */
export interface OpenDesk extends Desk, App {}

interface Fixtures {
  folder: string
  /** `test.use({ database: 'built-in' })` for what depends on the database that `npm start` has. */
  database: DatabaseKind
  network: Network
  /**
   * Launches an app; without options, the demo administrator at the network, at a desk that has synced before the test.
   * With options, or after a change of the database, it signs in and syncs as a new one does. All are ended after the test.
   */
  openDesk(options?: Partial<LaunchOptions>): Promise<OpenDesk>
}

/** What the tests of a worker have one after the other. */
interface PerWorker {
  line: Cable
  syncedDesk: SyncedDesk
  spares: SpareServers
}

export const test = base.extend<Fixtures, PerWorker>({
  // A desk remembers the address of its server: it is the same for all tests of a worker.
  line: [
    async ({}, use) => {
      const cable = await layCable(0)
      await use(cable)
      await cable.close()
    },
    { scope: 'worker' },
  ],

  syncedDesk: [
    async ({ line }, use) => {
      const desk = await makeSyncedDesk(line)
      await use(desk)
      await desk.remove()
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  spares: [
    async ({ syncedDesk }, use) => {
      const spares = spareServers(syncedDesk.data)
      await use(spares)
      await spares.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  folder: async ({}, use) => {
    const folder = await temporaryFolder('test')
    await use(folder.path)
    await folder.remove()
  },

  database: ['quick', { option: true }],

  network: async ({ line, spares, database }, use) => {
    const server = await spares.take(database)
    const { data } = server
    const cable = line
    const network: Network = {
      server,
      cable,
      async restartServer() {
        network.server = await startServer(data)
        cable.plugIn(network.server.port)
      },
      isChanged: false,
      async change(sql) {
        network.isChanged = true
        cable.pull()
        await network.server.stop()
        await changeDatabase(data, sql)
        await network.restartServer()
      },
      portal: (email) => signInToPortal(network.server, email),
    }
    cable.plugIn(network.server.port)
    await use(network)
    cable.renew()
    await spares.giveBack(network.server)
  },

  openDesk: async ({ network, folder, database, syncedDesk }, use) => {
    const apps: App[] = []
    const userData = join(folder, 'app')
    await use(async (options = {}) => {
      const isUsual = database === 'quick' && !network.isChanged && Object.keys(options).length === 0
      if (isUsual && !existsSync(userData)) await syncedDesk.layInto(userData)
      const app = await launchApp({
        userData,
        server: network.cable.url,
        demo: network.server.demo,
        ...options,
      })
      apps.push(app)
      return { ...deskOf(app.page), ...app }
    })
    for (const app of apps) await app.kill()
  },
})

export { expect } from '@playwright/test'

import { test as base } from '@playwright/test'
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

/** The demo network behind a cable that can be pulled. */
export interface Network {
  server: Server
  cable: Cable
  /** Starts the server again on the same data, and plugs the cable in. */
  restartServer(): Promise<void>
  /** Stops the server, changes its database with SQL, and starts it again; the cable stays pulled meanwhile. */
  change(sql: string): Promise<void>
  portal(email: string): Promise<PortalClient>
}

/** An app at the desk of that network. The same `userData` opens the same desk again. */
export interface OpenDesk extends Desk, App {}

interface Fixtures {
  folder: string
  /** `test.use({ database: 'built-in' })` for what depends on the database that `npm start` has. */
  database: DatabaseKind
  network: Network
  /** Launches an app; without options, the demo administrator at the network. All are ended after the test. */
  openDesk(options?: Partial<LaunchOptions>): Promise<OpenDesk>
}

export const test = base.extend<Fixtures, { spares: SpareServers }>({
  spares: [
    async ({}, use) => {
      const spares = spareServers()
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

  network: async ({ spares, database }, use) => {
    const server = await spares.take(database)
    const { data } = server
    const cable = await layCable(0)
    const network: Network = {
      server,
      cable,
      async restartServer() {
        network.server = await startServer(data)
        cable.plugIn(network.server.port)
      },
      async change(sql) {
        cable.pull()
        await network.server.stop()
        await changeDatabase(data, sql)
        await network.restartServer()
      },
      portal: (email) => signInToPortal(network.server, email),
    }
    cable.plugIn(network.server.port)
    await use(network)
    await spares.giveBack(network.server)
    await cable.close()
  },

  openDesk: async ({ network, folder }, use) => {
    const apps: App[] = []
    await use(async (options = {}) => {
      const app = await launchApp({
        userData: join(folder, 'app'),
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

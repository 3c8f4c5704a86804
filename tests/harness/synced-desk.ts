import { cpSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp } from './app.ts'
import type { Cable } from './cable.ts'
import { deskOf } from './desk.ts'
import { temporaryFolder } from './places.ts'
import { freshDemo, type ServerData } from './seeded.ts'
import { startServer } from './server.ts'

/** The demo network, and a desk's own folder as it is once its administrator has signed in there and has synced. */
export interface SyncedDesk {
  /** Of a server that has stopped, to be copied; it knows the desk. */
  data: ServerData
  /** Lays the desk's files into a folder that is not there yet: an app that starts on it goes on where that one ended. */
  layInto(userData: string): Promise<void>
  remove(): Promise<void>
}

/** What an app needs to go on: who is signed in, the rows and the outbox, and what Chromium has compiled. */
const GOES_ALONG = ['profile.json', 'accounts', 'Code Cache']

/**
 * Signs in and syncs once, by a real app through the cable on which tests will open their desks: a first sync in each test
 * was a good part of all the work. What is about signing in and first syncs opens its desks on empty folders.
 */
export async function makeSyncedDesk(cable: Cable): Promise<SyncedDesk> {
  const { data, remove } = await freshDemo()
  const place = await temporaryFolder('desk')
  const userData = join(place.path, 'app')
  const server = await startServer(data)
  cable.plugIn(server.port)
  const app = await launchApp({ userData, server: cable.url, demo: server.demo })
  await deskOf(app.page).synced()
  await app.quit()
  cable.renew()
  await server.stop()
  return {
    data,
    async layInto(folder) {
      await mkdir(folder, { recursive: true })
      for (const name of GOES_ALONG) {
        cpSync(join(userData, name), join(folder, name), { recursive: true })
      }
    },
    async remove() {
      await remove()
      await place.remove()
    },
  }
}

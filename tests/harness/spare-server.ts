import { join } from 'node:path'
import { temporaryFolder } from './places.ts'
import { copyData, startServer, type Server } from './server.ts'

/** Servers on fresh copies of the demo network, one for each test. */
export interface SpareServers {
  /** A running server that nobody has used; its data folder is the caller's until `giveBack`. */
  take(): Promise<Server>
  /** Ends it and removes its data. */
  giveBack(server: Server): Promise<void>
  /** Ends the one that stands by. */
  close(): Promise<void>
}

interface Spare {
  server: Server
  remove(): Promise<void>
}

/**
 * Starting a server is a good part of a short test: while one test runs, the server of the next starts beside it.
 * `seeded` is the data folder of a stopped server.
 */
export function spareServers(seeded: string): SpareServers {
  const removals = new Map<string, () => Promise<void>>()
  let next: Promise<Spare> | null = null

  async function prepare(): Promise<Spare> {
    const folder = await temporaryFolder('server')
    const data = join(folder.path, 'server')
    await copyData(seeded, data)
    return { server: await startServer(data), remove: () => folder.remove() }
  }

  function standBy(): Promise<Spare> {
    const prepared = prepare()
    // A failure belongs to the test that takes it, and to nobody before.
    prepared.catch(() => undefined)
    return prepared
  }

  return {
    async take() {
      const { server, remove } = await (next ?? prepare())
      removals.set(server.dataFolder, remove)
      next = standBy()
      return server
    },
    async giveBack(server) {
      await server.kill()
      await removals.get(server.dataFolder)?.()
      removals.delete(server.dataFolder)
    },
    async close() {
      const spare = await next?.catch(() => null)
      await spare?.server.kill()
      await spare?.remove()
    },
  }
}

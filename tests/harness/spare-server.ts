import { copyOf, freshDemo, type DatabaseKind, type ServerData } from './seeded.ts'
import { startServer, type Server } from './server.ts'

/** Servers on fresh copies of the demo network, one for each test. */
export interface SpareServers {
  /** A running server that nobody has used; its data is the caller's until `giveBack`. */
  take(kind: DatabaseKind): Promise<Server>
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
 * Starting a server is a part of a short test: while one test runs, the server of the next starts beside it. In: the data
 * that the `quick` ones begin with.
 */
export function spareServers(quick: ServerData): SpareServers {
  const removals = new Map<string, () => Promise<void>>()
  let next: Promise<Spare> | null = null

  async function prepare(kind: DatabaseKind): Promise<Spare> {
    const { data, remove } = await (kind === 'quick' ? copyOf(quick) : freshDemo(kind))
    return { server: await startServer(data), remove }
  }

  function standBy(): Promise<Spare> {
    const prepared = prepare('quick')
    // A failure belongs to the test that takes it, and to nobody before.
    prepared.catch(() => undefined)
    return prepared
  }

  return {
    async take(kind) {
      const waiting = kind === 'quick' ? next : null
      const { server, remove } = await (waiting ?? prepare(kind))
      removals.set(server.data.folder, remove)
      if (waiting || !next) next = standBy()
      return server
    },
    async giveBack(server) {
      await server.kill()
      await removals.get(server.data.folder)?.()
      removals.delete(server.data.folder)
    },
    async close() {
      const spare = await next?.catch(() => null)
      await spare?.server.kill()
      await spare?.remove()
    },
  }
}

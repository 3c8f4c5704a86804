import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { ServerContext } from './context.ts'
import { takeDataFolder } from './data-folder.ts'
import type { Database } from './database/database.ts'
import { openDatabase } from './database/open.ts'
import { createApp } from './http/app.ts'
import { addSnapshot } from './http/snapshot.ts'
import { addAbout } from './http/about.ts'
import { Origins } from './http/origins.ts'
import { addSignIn } from './http/sign-in.ts'
import { createLog, type Log } from './log.ts'
import { createMailSender } from './mail/sender.ts'
import { Announcements } from './sockets/announcements.ts'
import { addDeskSockets } from './sockets/desk.ts'
import { createIo } from './sockets/io.ts'
import { createSyncServer } from './sync-server.ts'
import { StartError } from './start-error.ts'

export interface ServerOptions {
  /** Database, files and mail lie here. Made when it isn't there. */
  dataFolder: string
  /** 0 takes any free one. */
  port?: number
  /** The address of a PostgreSQL; without it PGlite is used, in the data folder. */
  databaseUrl?: string | undefined
  /** Where mail goes; without it .eml files are written into `mail` of the data folder. */
  smtpUrl?: string | undefined
  mailFrom?: string | undefined
  /** The address by which people reach the server when a proxy stands before it. */
  publicUrl?: string | undefined
  log?: Log
  now?: () => number
}

export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  url: string
  database: Database
  context: ServerContext
  close(): Promise<void>
}

/** Starts a server on 127.0.0.1. Throws StartError with a sentence for a person when it can't. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const folder = await takeDataFolder(options.dataFolder)
  const undo: (() => Promise<void> | void)[] = [() => folder.release()]
  const close = async () => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step()
  }
  try {
    const database = await openDatabase(folder.path, options.databaseUrl ?? null)
    undo.push(() => database.close())
    const filesFolder = path.join(folder.path, 'files')
    await mkdir(filesFolder, { recursive: true })
    const mail = createMailSender(
      options.smtpUrl ?? null,
      path.join(folder.path, 'mail'),
      options.mailFrom ?? null,
    )
    undo.push(() => mail.close())
    const log = options.log ?? createLog('silent')
    const context: ServerContext = { database, log, mail, now: options.now ?? Date.now, filesFolder }

    const origins = new Origins(options.publicUrl)
    const app = await createApp(log, origins, options.publicUrl?.startsWith('https:') ?? false)
    addAbout(app, context)
    const announcements = new Announcements()
    const sync = createSyncServer(context, announcements)
    const io = createIo(app.server, origins)
    const desk = addDeskSockets(io, context, sync)
    announcements.listen((batch) => desk.announce(batch))
    addSignIn(app, context, (sessionId) => desk.endSession(sessionId))
    addSnapshot(app, context)
    undo.push(() => app.close())
    undo.push(() => {
      desk.close()
      io.disconnectSockets(true)
      io.engine.close()
    })
    await listen(app, options.port ?? 0)
    const { port } = app.server.address() as AddressInfo
    origins.servedAt(port)
    return { url: `http://127.0.0.1:${port}`, database, context, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function listen(app: Awaited<ReturnType<typeof createApp>>, port: number): Promise<void> {
  try {
    await app.listen({ port, host: '127.0.0.1' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new StartError(
        `Port ${port} is in use: stop what uses it, or choose another with --port (0 takes a free one).`,
      )
    }
    if (code === 'EACCES') {
      throw new StartError(
        `Port ${port} needs more rights than this user has: choose one above 1023 with --port.`,
      )
    }
    throw error
  }
}

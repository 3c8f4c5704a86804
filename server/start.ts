import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Afterwards } from './afterwards.ts'
import type { ServerContext } from './context.ts'
import { takeDataFolder } from './data-folder.ts'
import type { Database } from './database/database.ts'
import { openDatabase } from './database/open.ts'
import { ensureDemo, type DemoAccount, type DemoOptions } from './demo-network.ts'
import { addEventsIn } from './events-in/route.ts'
import { eventKeys } from './events-in/secret.ts'
import { QUOTA_BYTES } from './files/quota.ts'
import { addAbout } from './http/about.ts'
import { createApp } from './http/app.ts'
import { addEvidence } from './http/evidence.ts'
import { addFiles } from './http/files.ts'
import { Origins } from './http/origins.ts'
import { addSignIn } from './http/sign-in.ts'
import { addSnapshot } from './http/snapshot.ts'
import { addUploads } from './http/uploads.ts'
import { createLog, type Log } from './log.ts'
import { ensureLocation, type NewLocation } from './new-location.ts'
import { sendOutgoing } from './mail/outgoing.ts'
import { createMailSender } from './mail/sender.ts'
import { addPortalChats } from './portal/chats.ts'
import { addDeskInvitations } from './portal/desk-invitations.ts'
import { addPortalCommunity } from './portal/community.ts'
import { addPortalEmail } from './portal/own-email.ts'
import { addPortalProfile } from './portal/own-profile.ts'
import { addInformation } from './portal/information.ts'
import { addOpenPages } from './portal/open-pages.ts'
import { addOpenVisits } from './portal/open-visits.ts'
import { addPublicLinks } from './portal/public-links.ts'
import { addPortalJoin } from './portal/join.ts'
import { addPortalPeople } from './portal/people.ts'
import { addSigning } from './portal/signing.ts'
import { addPortalPages } from './portal/pages.ts'
import { openPush } from './push/open.ts'
import { addPortalSignIn } from './portal/sign-in.ts'
import { addPortalVisits } from './portal/visits.ts'
import { Announcements } from './sockets/announcements.ts'
import { barredIn } from './sockets/barred.ts'
import { endRevoked, withoutRoleIn } from './sockets/revoked.ts'
import { addDeskSockets } from './sockets/desk.ts'
import { createIo } from './sockets/io.ts'
import { addPortalSockets } from './sockets/portal.ts'
import { Presence } from './sockets/presence.ts'
import { StartError } from './start-error.ts'
import { SignatureKeeper } from './signatures/keeper.ts'
import type { Copies } from './signatures/signed-copy.ts'
import { createSyncServer } from './sync-server.ts'
import { keepTidy } from './tidy.ts'
import { VisitTeller } from './visits/visit-teller.ts'

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
  /** The built portal; without it only its API is there. */
  portalFolder?: string | undefined
  /** How signed copies are made; without it by the thread beside the running file. */
  copies?: Copies | undefined
  /** How many bytes of files one user may have on the server. */
  quotaBytes?: number | undefined
  /** What other systems sign their events with, `whsec_…`; without it the one in the data folder, made when there is none. */
  eventsSecret?: string | undefined
  /** The push services by which closed portals are told, by commas, or "off"; without it those of the browsers there are. */
  pushServices?: string | undefined
  /** A location to be opened unless it is there. */
  location?: NewLocation | undefined
  /** Fills an empty database with the demo network. */
  demo?: DemoOptions | undefined
  log?: Log
  now?: () => number
}

export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  url: string
  database: Database
  /** The account of the demo network, when it was asked for. */
  demo: DemoAccount | undefined
  close(): Promise<void>
}

const CUT_AFTER_MS = 3000

/** How to close what has been opened, to be run from the end. */
type Undo = (() => Promise<void> | void)[]

/** Starts a server on 127.0.0.1. Throws StartError with a sentence for a person when it can't. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const undo: Undo = []
  const close = async () => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step()
  }
  try {
    const context = await openContext(options, undo)
    const demo = options.demo === undefined ? undefined : await ensureDemo(context, options.demo)
    if (options.location !== undefined) await ensureLocation(context, options.location)
    undo.push(keepTidy(context))
    const origins = new Origins(options.publicUrl)
    const { app, visits, signatures, push, outgoing } = await buildApp(context, options, origins, undo)
    await listen(app, options.port ?? 0)
    const { port } = app.server.address() as AddressInfo
    origins.servedAt(port)
    undo.push(visits.start())
    undo.push(signatures.start())
    undo.push(push.start())
    // What the last run left.
    outgoing.look()
    return { url: `http://127.0.0.1:${port}`, database: context.database, demo, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openContext(options: ServerOptions, undo: Undo): Promise<ServerContext> {
  const folder = await takeDataFolder(options.dataFolder)
  undo.push(() => folder.release())
  const database = await openDatabase(folder.path, options.databaseUrl ?? null)
  undo.push(() => database.close())
  const filesFolder = path.join(folder.path, 'files')
  await mkdir(filesFolder, { recursive: true })
  const mailFolder = path.join(folder.path, 'mail')
  const mail = createMailSender(options.smtpUrl ?? null, mailFolder, options.mailFrom ?? null)
  undo.push(() => mail.close())
  const log = options.log ?? createLog('silent')
  const afterwards = new Afterwards(log)
  undo.push(() => afterwards.finish())
  const context: ServerContext = {
    database,
    log,
    mail,
    now: options.now ?? Date.now,
    filesFolder,
    quotaBytes: options.quotaBytes ?? QUOTA_BYTES,
    afterwards: (work) => afterwards.add(work),
  }
  return context
}

interface Built {
  app: FastifyInstance
  visits: VisitTeller
  signatures: SignatureKeeper
  push: { start(): () => void }
  outgoing: { look(): void }
}

async function buildApp(
  context: ServerContext,
  options: ServerOptions,
  origins: Origins,
  undo: Undo,
): Promise<Built> {
  const isHttps = options.publicUrl?.startsWith('https:') ?? false
  const app = await createApp(context.log, origins, {
    isHttps,
    isBehindProxy: options.publicUrl !== undefined,
  })
  undo.push(() => closeApp(app))
  const io = createIo(app.server, origins)
  const announcements = new Announcements()
  const sync = createSyncServer(context, announcements)
  const presence = new Presence(io, context)
  const desk = addDeskSockets(io, context, sync, presence)
  const portal = addPortalSockets(io, context, presence)
  announcements.listen((batch) => desk.announce(batch))
  announcements.listen((batch) => context.afterwards(portal.announce(batch)))
  const outgoing = sendOutgoing(context, () => origins.address)
  announcements.listen(() => outgoing.look())
  undo.push(() => outgoing.close())
  const visits = new VisitTeller(context, sync, () => origins.address)
  announcements.listen((batch) => visits.heard(batch))
  const signatures = new SignatureKeeper(context, sync, options.copies)
  announcements.listen((batch) => signatures.heard(batch))
  announcements.listen((batch) => {
    for (const userId of barredIn(batch)) {
      desk.endUser(userId)
      portal.endUser(userId)
    }
  })
  announcements.listen((batch) => {
    context.afterwards(endRevoked(io, context.database, withoutRoleIn(batch)))
  })
  undo.push(() => {
    desk.close()
    portal.close()
    presence.close()
    io.disconnectSockets(true)
    io.engine.close()
  })
  addAbout(app, context)
  addSignIn(app, context, (sessionId) => desk.endSession(sessionId))
  addSnapshot(app, context, sync.storage)
  addUploads(app, context, sync.storage)
  addFiles(app, context, sync.storage)
  addEvidence(app, context, sync.storage)
  addPortalSignIn(app, context, { isHttps, sessionEnded: (sessionId) => portal.endSession(sessionId) })
  addPortalChats(app, context, sync)
  addPortalCommunity(app, context, sync)
  const sessionEnded = (sessionId: string) => {
    portal.endSession(sessionId)
    desk.endSession(sessionId)
  }
  addPortalProfile(app, context, sync, sessionEnded)
  addPortalEmail(app, context, sync, { address: () => origins.address, sessionEnded })
  addPortalVisits(app, context, sync)
  addInformation(app, context, sync.storage)
  addOpenPages(app, context)
  addOpenVisits(app, context, sync, { isHttps })
  addPublicLinks(app, context, sync, { isHttps })
  addPortalJoin(app, context, sync)
  addSigning(app, context, sync, { isHttps })
  addDeskInvitations(app, context, sync)
  addEventsIn(app, context, sync.announce, await eventKeys(options.dataFolder, options.eventsSecret))
  addPortalPeople(app, context, sync)
  const push = await openPush(app, context, options, announcements)
  await addPortalPages(app, options.portalFolder)
  return { app, visits, signatures, push, outgoing }
}

/** What is being answered has a moment to end; a download that nobody reads on holds up no stop. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), CUT_AFTER_MS)
  await app.close().finally(() => clearTimeout(cut))
}

async function listen(app: FastifyInstance, port: number): Promise<void> {
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

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { HelloReply, type FileLimits } from '../protocol/wire/requests.ts'
import type { PresenceView } from '../protocol/ipc/app-views.ts'
import type { DeviceId } from '../protocol/wire/ids.ts'
import type { StagedFile, StagingProgress } from '../protocol/ipc/views.ts'
import { createFileCache, type FileCacheOptions } from './files/cache.ts'
import { createCleanCopies } from './files/clean-copies.ts'
import { createLeftFiles } from './files/remove-left.ts'
import { createStaging } from './files/staging.ts'
import { createFileTexts } from './files/text/file-texts.ts'
import { readFileText } from './files/text/read-file-text.ts'
import { createTransfers } from './files/transfers.ts'
import { createAccountClock } from './presence/account-clock.ts'
import { createOwnTyping } from './presence/own-typing.ts'
import { createPresence } from './presence/presence.ts'
import type { Account, OpenAccount } from './session/account.ts'
import { createServerApi } from './session/server-api.ts'
import { createTokenKeeper, type TokenVault } from './session/token-keeper.ts'
import type { StoreThread } from './store/client.ts'
import type { Topic, Touched } from './store/sync-port.ts'
import { fetchAbout } from './sync/about.ts'
import type * as connections from './sync/connection.ts'
import { createSync } from './sync/engine.ts'
import type { Connection, SyncStatus } from './sync/options.ts'
import { fetchSnapshotPage } from './sync/pages.ts'
import { renewAnswer } from './session/renew-answer.ts'

/** After the start, and after new messages, until the texts of their files are read. */
const FILE_TEXTS_PAUSE_MS = 10_000

/** What a server that has not been heard yet is taken to allow. */
const CAREFUL_LIMITS: FileLimits = {
  fileBytesMax: 100 * 1024 * 1024,
  filesPerMessageMax: 10,
  freeBytes: 1024 ** 3,
}

export interface AccountOpenerOptions {
  appVersion: string
  /** A thread that opens the store of one account. */
  storeThread(): StoreThread
  /** The built worker that reads the text of a file. */
  fileTextWorker: string
  createVault(folder: string): TokenVault
  statusChanged(): void
  touched(touched: Touched): void
  written(touched: Touched): void
  uploadProgressed(file: StagedFile): void
  stagingProgressed(progress: StagingProgress): void
  downloadProgressed: FileCacheOptions['progressed']
  cacheLimitBytes(): number
  /** Resolves when the window shows something: what nobody waits for begins then. */
  shown: Promise<void>
  presenceChanged(presence: PresenceView): void
  /** A fault that nobody can do anything about. */
  failed(error: unknown): void
}

type OpenConnection = typeof connections.openConnection

/** What a follow-up can wait for. */
const MAKES_DUE = new Set<Topic>(['followUp', 'visit', 'booking'])

/** Rows that name files. */
const CARRIES_FILES = new Set<Topic>(['message', 'post', 'user', 'location'])

/** Joins the parts of one account: its store, its tokens, its sync, its files. The only place that does. */
export function createAccountOpener(options: AccountOpenerOptions): OpenAccount {
  return async (place, events) => {
    await mkdir(place.folder, { recursive: true, mode: 0o700 })
    const store = await options.storeThread().open({
      folder: place.folder,
      onCrash: (error) => events.storeStopped(error.message),
    })
    const meta = await store.session()
    const deviceId = meta.deviceId as DeviceId
    const server = createServerApi(place.server)
    const tokens = await createTokenKeeper({
      vault: options.createVault(place.folder),
      refresh: (refreshToken) => server.refresh({ refreshToken, deviceId }),
      now: Date.now,
    })
    let limits = (await store.fileLimits()) ?? CAREFUL_LIMITS
    let status: SyncStatus = {
      connection: 'connecting',
      problem: null,
      offlineSince: null,
      lastSyncedAt: meta.lastSyncedAt,
      firstSync: null,
      history: null,
    }
    const staging = createStaging({
      folder: join(place.folder, 'staging'),
      store,
      limits: () => limits,
      changed: (conversationId) => options.written({ topics: ['staged'], conversationIds: [conversationId] }),
      copying: options.stagingProgressed,
    })
    const cache = createFileCache({
      folder: join(place.folder, 'files'),
      server: place.server,
      freshToken: () => tokens.fresh(),
      limitBytes: options.cacheLimitBytes,
      kept: () => store.keptHashes(),
      progressed: options.downloadProgressed,
    })
    const copies = createCleanCopies(join(place.folder, 'copies'))
    const transfers = createTransfers({
      server: place.server,
      store,
      path: (fileId) => staging.path(fileId),
      accessToken: () => tokens.current(),
      renewToken: () => tokens.renew(),
      progressed: options.uploadProgressed,
      async settled(upload) {
        await cache.adopt(staging.path(upload.id), upload.sha256).catch(() => undefined)
        options.written({ topics: ['outbox', 'message'], conversationIds: [upload.conversationId] })
        sync.outboxChanged()
      },
      failed: options.failed,
    })
    const fileTexts = createFileTexts({
      store,
      cache,
      pauseMs: FILE_TEXTS_PAUSE_MS,
      isIdle: () => status.connection === 'online' && status.firstSync === null && status.history === null,
      read: (file) => readFileText(options.fileTextWorker, file),
      saved: options.written,
      failed: options.failed,
    })
    const leftFiles = createLeftFiles({
      store,
      cache,
      copies,
      removed: options.written,
      failed: options.failed,
    })
    const presence = createPresence({
      typist: (typing) => store.typist(typing),
      changed: options.presenceChanged,
      now: () => performance.now(),
      setTimer,
    })
    let isClosed = false
    void options.shown.then(() => {
      if (isClosed) return
      // What was given to other programs in the last run has been read; the limit may have changed.
      void copies.sweep(true)
      void cache.trim()
      leftFiles.look()
    })
    let openConnection: OpenConnection | null = null
    let connection: connections.DeskConnection | null = null
    const ownTyping = createOwnTyping({
      tell: (typing) => connection?.typing(typing),
      now: () => performance.now(),
    })
    const clock = createAccountClock({
      store,
      released(touched) {
        options.written(touched)
        sync.outboxChanged()
        transfers.changed()
      },
      followUpDue: () => options.touched({ topics: ['followUp', 'conversation'], conversationIds: [] }),
      failed: options.failed,
      now: Date.now,
      setTimer,
    })
    const sync = createSync({
      store,
      app: options.appVersion,
      deviceId,
      lastSyncedAt: meta.lastSyncedAt,
      connect(connectionEvents) {
        if (!openConnection) throw new Error('the account is not online yet')
        const opened = openConnection(
          { origin: place.server, token: () => tokens.current() },
          {
            ...connectionEvents,
            typing: (typing) => presence.typing(typing),
            presence: (at) => presence.online(at),
          },
        )
        connection = opened
        return hearingLimits(opened, (heard) => {
          limits = heard
          void store.saveFileLimits(heard).then(options.written).catch(options.failed)
        })
      },
      fetchPage: async (request) => fetchSnapshotPage(place.server, tokens.current(), request),
      about: () => fetchAbout(place.server),
      renewToken: () => renewAnswer(tokens),
      now: Date.now,
      random: Math.random,
      setTimer,
      onStatus(next) {
        const was = status
        status = next
        if (next.lastSyncedAt !== null && next.lastSyncedAt !== was.lastSyncedAt) {
          void store.saveLastSynced({ atMs: next.lastSyncedAt }).catch(options.failed)
        }
        if (next.connection === 'online' && was.connection !== 'online') transfers.online()
        if (next.connection !== 'online' && was.connection === 'online') {
          transfers.offline()
          presence.clear()
        }
        fileTexts.look()
        options.statusChanged()
      },
      onTouched(touched) {
        if (touched.topics.includes('message')) {
          presence.messagesCame(touched.conversationIds)
          fileTexts.look()
        }
        if (touched.topics.some((topic) => MAKES_DUE.has(topic))) clock.look()
        // Sent, or of a location that is no longer the user's: the bytes go with the row.
        if (touched.topics.includes('staged')) void staging.sweep().catch(options.failed)
        if (touched.topics.some((topic) => CARRIES_FILES.has(topic))) leftFiles.look()
        options.touched(touched)
      },
      onSessionEnded: (error) => events.sessionEnded(error.message, error.code === 'gone'),
    })
    const account: Account = {
      place,
      store,
      tokens,
      server,
      sync,
      staging,
      transfers,
      cache,
      copies,
      status: () => status,
      openReport: await store.openReport(),
      presence,
      typing(conversationId) {
        void store
          .session()
          .then(({ access }) => access && ownTyping(conversationId, access.userId))
          .catch(options.failed)
      },
      goOnline() {
        const go = async () => {
          await options.shown
          ;({ openConnection } = await import('./sync/connection.ts'))
          if (isClosed) return
          clock.look()
          sync.start()
        }
        void go().catch(options.failed)
      },
      outboxChanged() {
        clock.look()
        sync.outboxChanged()
        transfers.changed()
      },
      async close() {
        isClosed = true
        clock.stop()
        presence.clear()
        fileTexts.stop()
        leftFiles.stop()
        await transfers.stop()
        await sync.stop()
        await store.close()
      },
    }
    return account
  }
}

function setTimer(delayMs: number, fire: () => void): () => void {
  const timer = setTimeout(fire, delayMs)
  return () => clearTimeout(timer)
}

/** The limits for files come with the answer to hello; sync itself has no use for them. */
function hearingLimits(connection: Connection, hear: (limits: FileLimits) => void): Connection {
  return {
    close: () => connection.close(),
    async request(name, input) {
      const answer = await connection.request(name, input)
      if (name === 'hello' && answer?.ok) {
        const reply = HelloReply.safeParse(answer.value)
        if (reply.success) hear(reply.data.limits)
      }
      return answer
    },
  }
}

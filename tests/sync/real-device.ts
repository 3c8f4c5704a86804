import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tokens } from '../../protocol/wire/http.ts'
import type { ConversationId, DeviceId, UserId } from '../../protocol/wire/ids.ts'
import { openStore } from '../../main/store/open.ts'
import type { Store } from '../../main/store/store.ts'
import { fetchAbout } from '../../main/sync/about.ts'
import { openConnection } from '../../main/sync/connection.ts'
import { createSync } from '../../main/sync/engine.ts'
import type { Sync, SyncStatus, SyncStoreClient } from '../../main/sync/options.ts'
import { fetchSnapshotPage } from '../../main/sync/pages.ts'

/** The app's sync with all its real parts: SQLite on disk, socket.io, HTTP, clock and timers. */
export class RealDevice {
  readonly store: Store
  readonly sync: Sync
  status: SyncStatus | null = null
  readonly #folder: string
  readonly #waiting: (() => void)[] = []

  private constructor(folder: string, origin: string, session: Tokens & { deviceId: DeviceId }) {
    this.#folder = folder
    this.store = openStore({ folder })
    this.store.saveAccess(session.access)
    this.sync = createSync({
      store: asClient(this.store),
      app: 'test',
      deviceId: session.deviceId,
      lastSyncedAt: null,
      connect: (events) => openConnection({ origin, token: () => session.accessToken }, events),
      fetchPage: (request) => fetchSnapshotPage(origin, session.accessToken, request),
      about: () => fetchAbout(origin),
      renewToken: () => Promise.resolve({ ok: true, value: null }),
      now: Date.now,
      random: Math.random,
      setTimer: (delayMs, fire) => {
        const timer = setTimeout(fire, delayMs)
        return () => clearTimeout(timer)
      },
      onStatus: (status) => {
        this.status = status
        this.#look()
      },
      onTouched: () => this.#look(),
      onSessionEnded: () => this.#look(),
    })
    this.sync.start()
  }

  static async start(origin: string, session: Tokens & { deviceId: DeviceId }): Promise<RealDevice> {
    return new RealDevice(await mkdtemp(join(tmpdir(), 'foyer-device-')), origin, session)
  }

  /** Resolves when the condition holds; it is looked at whenever rows or the status have changed. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** Writes a message, as the window's command does. */
  send(conversationId: ConversationId, customer: UserId, text: string): void {
    const subject = { kind: 'user' as const, id: customer }
    const rest = {
      kind: 'text' as const,
      stagedFileIds: [],
      mentionUserIds: [],
      holdUntil: null,
      replyToId: null,
    }
    this.store.sendMessage({ conversationId, subject, text, ...rest })
    this.sync.outboxChanged()
  }

  /** The texts that the server has stored, as this device knows them, in the order of the thread. */
  stored(conversationId: ConversationId): string[] {
    const { messages } = this.store.messagesPage({ conversationId, beforeSeq: null, limit: 200 })
    return messages.filter((message) => message.state === 'stored').map((message) => message.text)
  }

  async close(): Promise<void> {
    await this.sync.stop()
    this.store.close()
    await rm(this.#folder, { recursive: true })
  }

  #look(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}

/** Verbs that answer later, as those of the worker do. */
function asClient(store: Store): SyncStoreClient {
  return new Proxy(store, {
    get:
      (target, name: keyof SyncStoreClient) =>
      async (...input: unknown[]) => {
        await Promise.resolve()
        return (target[name] as (...input: unknown[]) => unknown)(...input)
      },
  }) as unknown as SyncStoreClient
}

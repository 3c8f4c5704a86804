import { create } from 'zustand'
import type { StoreApi, UseBoundStore } from 'zustand'
import type { PortalMessage } from '../../protocol/wire/http.ts'
import { newId } from '../../protocol/wire/ids.ts'
import type { ConversationId, FileId, MessageId, OpId } from '../../protocol/wire/ids.ts'
import { ApiError, passesByItself, reasonOf } from '../api-error.ts'
import { deliver } from './deliver.ts'
import type { DeliveryWorld, Keeper } from './deliver.ts'
import { newEntry } from './entry.ts'
import type { OutboxEntry } from './entry.ts'
import type { EntryStorage } from './entry-storage.ts'

const RETRY_FIRST_MS = 1_000
const RETRY_LONGEST_MS = 30_000

/** What the page shows of the outbox. */
export interface OutboxState {
  entries: OutboxEntry[]
  /** Messages that are on their way at this moment. */
  sending: ReadonlySet<OpId>
  /** How much of a file the server has, from 0 to 1. */
  progress: ReadonlyMap<FileId, number>
}

/** What the outbox needs of the world; tests hand in their own. */
export interface OutboxWorld extends DeliveryWorld {
  storage: EntryStorage
  /** The server has taken a message. */
  sent(conversationId: ConversationId, message: PortalMessage): void
  /** The server refused one; the right to write may be gone. */
  refused(conversationId: ConversationId): void
}

/** Messages on their way: kept until the server has taken or the person has removed them. */
export interface Outbox {
  use: UseBoundStore<StoreApi<OutboxState>>
  /** Keeps a message, then sends it as soon as possible. Throws when the browser can't keep it. */
  add(
    conversationId: ConversationId,
    text: string,
    files: readonly { id: FileId; file: File }[],
    about?: Partial<Pick<OutboxEntry, 'replyTo' | 'directUserId'>>,
  ): Promise<void>
  /**
   * Sends a refused message once more. The server remembers a refusal by its op id and would repeat it for ever, so this is
   * a new operation; the message keeps its id, and the server takes each id once.
   */
  retry(opId: OpId): void
  remove(opId: OpId): void
  /** The server has these messages, by whatever way they came there: they wait no more. */
  arrived(ids: ReadonlySet<MessageId>): void
  /** Forgets all: the account leaves this browser. */
  clear(): void
  /** Sends what waits, now: at the start and on every reconnect. */
  run(): void
  /** Nothing is started any more; entries stay kept for the next sign-in. */
  stop(): void
}

const FULL = 'This browser’s storage is full: free some space, then try again.'

/** Opens the outbox of one account. One conversation sends in the order of writing, conversations don't wait for each other. */
export function openOutbox(world: OutboxWorld): Outbox {
  const { storage } = world
  const use = create<OutboxState>(() => ({
    entries: storage.list(),
    sending: new Set(),
    progress: new Map(),
  }))
  const lanes = new Set<ConversationId>()
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let retryDelayMs = RETRY_FIRST_MS
  let stopped = false

  const reload = (): void => use.setState({ entries: storage.list() })
  const unwatch = storage.watch(reload)
  const save = (entry: OutboxEntry): void => {
    storage.put(entry)
    reload()
  }
  const find = (opId: OpId): OutboxEntry | undefined =>
    use.getState().entries.find((one) => one.opId === opId)
  const forget = (entry: OutboxEntry): void => {
    storage.remove(entry.opId)
    reload()
    for (const file of entry.files) void world.files.remove(file.id)
  }
  const keeper: Keeper = {
    saveFile: (opId, id, change) => {
      const entry = find(opId)
      if (!entry) return
      save({ ...entry, files: entry.files.map((file) => (file.id === id ? { ...file, ...change } : file)) })
    },
    progress: (id, share) => use.setState({ progress: new Map(use.getState().progress).set(id, share) }),
  }
  const setSending = (opId: OpId, on: boolean): void => {
    const sending = new Set(use.getState().sending)
    if (on) sending.add(opId)
    else sending.delete(opId)
    use.setState({ sending })
  }

  const send = async (entry: OutboxEntry): Promise<void> => {
    const message = await deliver(entry, world, keeper)
    // The message is shown before its entry goes, so that it never vanishes in between (I16).
    world.sent(entry.conversationId, message)
    forget(entry)
    retryDelayMs = RETRY_FIRST_MS
  }

  /** False when the lane has to stop. */
  const settle = (opId: OpId, conversationId: ConversationId, error: unknown): boolean => {
    if (passesByItself(error)) {
      clearTimeout(retryTimer)
      if (!stopped) retryTimer = setTimeout(run, retryDelayMs)
      retryDelayMs = Math.min(retryDelayMs * 2, RETRY_LONGEST_MS)
      return false
    }
    if (error instanceof ApiError && error.retry === 'auth') return false
    const entry = find(opId)
    world.refused(conversationId)
    try {
      if (entry) save({ ...entry, refusal: reasonOf(error) })
      return true
    } catch {
      // A full storage takes no reason either: the message waits, and is refused again at the next try.
      return false
    }
  }

  const runLane = async (conversationId: ConversationId): Promise<void> => {
    const next = (): OutboxEntry | undefined =>
      storage.list().find((one) => one.conversationId === conversationId && one.refusal === null)
    for (let entry = next(); entry && !stopped; entry = next()) {
      const { opId } = entry
      setSending(opId, true)
      const going = await send(entry).then(
        () => true,
        (error: unknown) => settle(opId, conversationId, error),
      )
      setSending(opId, false)
      if (!going) break
    }
    // In the same turn as the last look at the storage: an entry added after it starts a lane of its own.
    lanes.delete(conversationId)
  }

  const run = (): void => {
    reload()
    for (const { conversationId } of use.getState().entries) {
      if (stopped || lanes.has(conversationId)) continue
      lanes.add(conversationId)
      void runLane(conversationId)
    }
  }

  return {
    use,
    add: async (conversationId, text, files, about = {}) => {
      const entry = newEntry(conversationId, text, files, about)
      await Promise.all(files.map(({ id, file }) => world.files.put(id, file)))
      save(entry)
      run()
    },
    retry: (opId) => {
      const entry = find(opId)
      if (!entry) return
      try {
        // Kept anew before the old one goes: a full storage must not take the message.
        storage.put({ ...entry, opId: newId() as OpId, refusal: null })
      } catch {
        const entries = use.getState().entries.map((one) => (one === entry ? { ...one, refusal: FULL } : one))
        return use.setState({ entries })
      }
      storage.remove(opId)
      run()
    },
    remove: (opId) => {
      const entry = find(opId)
      if (entry && !use.getState().sending.has(opId)) forget(entry)
    },
    arrived: (ids) => {
      const { entries, sending } = use.getState()
      for (const entry of entries) if (ids.has(entry.messageId) && !sending.has(entry.opId)) forget(entry)
    },
    clear: () => storage.list().forEach(forget),
    run,
    stop: () => {
      stopped = true
      unwatch()
      clearTimeout(retryTimer)
    },
  }
}

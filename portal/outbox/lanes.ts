import { create } from 'zustand'
import type { StoreApi, UseBoundStore } from 'zustand'
import { newId } from '../../protocol/wire/ids.ts'
import type { FileId, OpId } from '../../protocol/wire/ids.ts'
import { ApiError, passesByItself, reasonOf } from '../api-error.ts'
import type { Keeper } from './deliver.ts'
import type { Waiting } from './entry.ts'
import type { EntryStorage } from './entry-storage.ts'
import type { FileBox } from './file-box.ts'

const RETRY_FIRST_MS = 1_000
const RETRY_LONGEST_MS = 30_000

/** What the page shows of an outbox. */
export interface LanesState<Entry> {
  entries: Entry[]
  /** Entries that are on their way at this moment. */
  sending: ReadonlySet<OpId>
  /** How much of a file the server has, from 0 to 1. */
  progress: ReadonlyMap<FileId, number>
}

/** What the lanes need of the world. */
export interface LanesWorld<Entry, Answer> {
  storage: EntryStorage<Entry & Waiting>
  files: FileBox
  /** Entries of one lane go in the order of writing; lanes don't wait for each other. */
  laneOf(entry: Entry): string
  /** Brings an entry to the server. Throws ApiError or NetworkError. */
  deliver(entry: Entry, keeper: Keeper): Promise<Answer>
  /** The server has taken an entry; it goes when this is done, so that nothing vanishes in between (I16). */
  sent(entry: Entry, answer: Answer): Promise<void> | void
  /** The server refused one. */
  refused(entry: Entry): void
}

/** Entries on their way: kept until the server has taken or the person has removed them. */
export interface Lanes<Entry> {
  use: UseBoundStore<StoreApi<LanesState<Entry>>>
  /** Keeps an entry with its files, then sends it as soon as possible. Throws when the browser can't keep it. */
  put(entry: Entry, files: readonly { id: FileId; file: Blob }[]): Promise<void>
  /**
   * Writes an entry that waits or was refused once more, as another operation: the server remembers what it answered to an op
   * id and would repeat it for ever, and another content under the same id is an error (I4). Out: false when it can't be
   * kept, or is on its way.
   */
  again(opId: OpId, changed?: Partial<Entry>): boolean
  /** Takes back what is not on its way. */
  remove(opId: OpId): void
  forget(entry: Entry): void
  clear(): void
  /** Sends what waits, now: at the start and on every reconnect. */
  run(): void
  /** Nothing is started any more; entries stay kept for the next sign-in. */
  stop(): void
}

const FULL = 'This browser’s storage is full: free some space, then try again.'

/** Opens the lanes of one account over what its storage holds. */
export function openLanes<Entry extends Waiting, Answer>(world: LanesWorld<Entry, Answer>): Lanes<Entry> {
  const { storage } = world
  const use = create<LanesState<Entry>>(() => ({
    entries: storage.list(),
    sending: new Set(),
    progress: new Map(),
  }))
  const lanes = new Set<string>()
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let retryDelayMs = RETRY_FIRST_MS
  let stopped = false

  const reload = (): void => use.setState({ entries: storage.list() })
  const unwatch = storage.watch(reload)
  const save = (entry: Entry): void => {
    storage.put(entry)
    reload()
  }
  const find = (opId: OpId): Entry | undefined => use.getState().entries.find((one) => one.opId === opId)
  const forget = (entry: Entry): void => {
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

  const send = async (entry: Entry): Promise<void> => {
    await world.sent(entry, await world.deliver(entry, keeper))
    forget(entry)
    retryDelayMs = RETRY_FIRST_MS
  }

  /** False when the lane has to stop. */
  const settle = (opId: OpId, error: unknown): boolean => {
    if (passesByItself(error)) {
      clearTimeout(retryTimer)
      if (!stopped) retryTimer = setTimeout(run, retryDelayMs)
      retryDelayMs = Math.min(retryDelayMs * 2, RETRY_LONGEST_MS)
      return false
    }
    if (error instanceof ApiError && error.retry === 'auth') return false
    const entry = find(opId)
    if (!entry) return true
    world.refused(entry)
    try {
      save({ ...entry, refusal: reasonOf(error) })
      return true
    } catch {
      // A full storage takes no reason either: the entry waits, and is refused again at the next try.
      return false
    }
  }

  const runLane = async (lane: string): Promise<void> => {
    const next = (): Entry | undefined =>
      storage.list().find((one) => world.laneOf(one) === lane && one.refusal === null)
    for (let entry = next(); entry && !stopped; entry = next()) {
      const { opId } = entry
      setSending(opId, true)
      const going = await send(entry).then(
        () => true,
        (error: unknown) => settle(opId, error),
      )
      setSending(opId, false)
      if (!going) break
    }
    // In the same turn as the last look at the storage: an entry added after it starts a lane of its own.
    lanes.delete(lane)
  }

  const run = (): void => {
    reload()
    for (const lane of use.getState().entries.map((entry) => world.laneOf(entry))) {
      if (stopped || lanes.has(lane)) continue
      lanes.add(lane)
      void runLane(lane)
    }
  }

  return {
    use,
    put: async (entry, files) => {
      await Promise.all(files.map(({ id, file }) => world.files.put(id, file)))
      save(entry)
      run()
    },
    again: (opId, changed = {}) => {
      const { entries, sending } = use.getState()
      const entry = find(opId)
      if (!entry || sending.has(opId)) return false
      try {
        // Kept anew before the old one goes: a full storage must not take it.
        storage.put({ ...entry, ...changed, opId: newId() as OpId, refusal: null })
      } catch {
        use.setState({ entries: entries.map((one) => (one === entry ? { ...one, refusal: FULL } : one)) })
        return false
      }
      storage.remove(opId)
      run()
      return true
    },
    remove: (opId) => {
      const entry = find(opId)
      if (entry && !use.getState().sending.has(opId)) forget(entry)
    },
    forget,
    clear: () => storage.list().forEach(forget),
    run,
    stop: () => {
      stopped = true
      unwatch()
      clearTimeout(retryTimer)
    },
  }
}

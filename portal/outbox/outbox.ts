import type { StoreApi, UseBoundStore } from 'zustand'
import type { PortalMessage } from '../../protocol/wire/http.ts'
import type { ConversationId, FileId, MessageId, OpId } from '../../protocol/wire/ids.ts'
import { deliver } from './deliver.ts'
import type { DeliveryWorld } from './deliver.ts'
import { newEntry } from './entry.ts'
import type { OutboxEntry } from './entry.ts'
import type { EntryStorage } from './entry-storage.ts'
import { openLanes } from './lanes.ts'
import type { LanesState } from './lanes.ts'

/** What the outbox needs of the world; tests hand in their own. */
export interface OutboxWorld extends DeliveryWorld {
  storage: EntryStorage<OutboxEntry>
  /** The server has taken a message. */
  sent(conversationId: ConversationId, message: PortalMessage): void
  /** The server refused one; the right to write may be gone. */
  refused(conversationId: ConversationId): void
}

/** Messages on their way: kept until the server has taken or the person has removed them. */
export interface Outbox {
  use: UseBoundStore<StoreApi<LanesState<OutboxEntry>>>
  /** Keeps a message, then sends it as soon as possible. Throws when the browser can't keep it. */
  add(
    conversationId: ConversationId,
    text: string,
    files: readonly { id: FileId; file: File }[],
    about?: Partial<Pick<OutboxEntry, 'replyTo' | 'directUserId'>>,
  ): Promise<void>
  /** Sends a refused message once more; it keeps its id, and the server takes each id once. */
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

/** Opens the outbox of one account. One conversation sends in the order of writing, conversations don't wait for each other. */
export function openOutbox(world: OutboxWorld): Outbox {
  const lanes = openLanes<OutboxEntry, PortalMessage>({
    storage: world.storage,
    files: world.files,
    laneOf: (entry) => entry.conversationId,
    deliver: (entry, keeper) => deliver(entry, world, keeper),
    sent: (entry, message) => world.sent(entry.conversationId, message),
    refused: (entry) => world.refused(entry.conversationId),
  })
  const { use, remove, clear, run, stop } = lanes
  return {
    use,
    add: (conversationId, text, files, about = {}) =>
      lanes.put(newEntry(conversationId, text, files, about), files),
    retry: (opId) => void lanes.again(opId),
    remove,
    arrived: (ids) => {
      const { entries, sending } = use.getState()
      for (const entry of entries) {
        if (ids.has(entry.messageId) && !sending.has(entry.opId)) lanes.forget(entry)
      }
    },
    clear,
    run,
    stop,
  }
}

import { create } from 'zustand'
import type { StoreApi, UseBoundStore } from 'zustand'
import type { PortalMessage } from '../../protocol/wire/http.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { reasonOf } from '../api-error.ts'
import type { fetchMessages } from '../api.ts'
import { coalesced } from '../coalesce.ts'
import { merged, withTail } from './merge.ts'
import type { Thread } from './merge.ts'
import { readTail } from './read-tail.ts'

/** A conversation on the page. `reason` is why the last reading failed; what was read before stays shown. */
export interface ThreadState {
  thread: Thread | null
  loadingOlder: boolean
  reason: string | null
}

/** The conversations that were opened since sign-in. */
export interface Threads {
  use: UseBoundStore<StoreApi<{ byId: ReadonlyMap<ConversationId, ThreadState> }>>
  /** Reads what is new; opens the thread if it was not. */
  refresh(id: ConversationId): Promise<void>
  /** Reads what is new in a thread that was opened before. */
  refreshIfOpen(id: ConversationId): Promise<void>
  /** Reads again whatever is open: after a reconnect anything may have changed. */
  refreshOpen(): Promise<void>
  loadOlder(id: ConversationId): Promise<void>
  /** Shows a message that the server has just taken from here, or changed. */
  show(id: ConversationId, message: PortalMessage): void
}

const UNREAD: ThreadState = { thread: null, loadingOlder: false, reason: null }

/** No thread is read before it is asked for. */
export function openThreads(fetch: typeof fetchMessages): Threads {
  const use = create<{ byId: ReadonlyMap<ConversationId, ThreadState> }>(() => ({ byId: new Map() }))
  const refreshers = new Map<ConversationId, () => Promise<void>>()

  const get = (id: ConversationId): ThreadState => use.getState().byId.get(id) ?? UNREAD
  const change = (id: ConversationId, part: Partial<ThreadState>): void =>
    use.setState({ byId: new Map(use.getState().byId).set(id, { ...get(id), ...part }) })

  const read = async (id: ConversationId): Promise<void> => {
    try {
      const tail = await readTail(get(id).thread, (before) => fetch(id, before))
      // Joined to the thread of now: a message may have been sent, or older ones read, in the meantime.
      change(id, { thread: withTail(get(id).thread, tail), reason: null })
    } catch (error) {
      change(id, { reason: reasonOf(error) })
    }
  }
  const refresh = (id: ConversationId): Promise<void> => {
    const refresher = refreshers.get(id) ?? coalesced(() => read(id))
    refreshers.set(id, refresher)
    return refresher()
  }

  return {
    use,
    refresh,
    refreshIfOpen: async (id) => {
      if (refreshers.has(id)) await refresh(id)
    },
    refreshOpen: async () => {
      await Promise.all([...refreshers.keys()].map(refresh))
    },
    loadOlder: async (id) => {
      const { thread, loadingOlder } = get(id)
      if (!thread?.hasOlder || loadingOlder) return
      change(id, { loadingOlder: true })
      try {
        const page = await fetch(id, thread.messages[0]?.seq)
        const now = get(id).thread ?? thread
        const messages = merged(page.messages, now.messages)
        change(id, {
          thread: { ...now, messages, hasOlder: page.hasOlder },
          loadingOlder: false,
          reason: null,
        })
      } catch (error) {
        change(id, { loadingOlder: false, reason: reasonOf(error) })
      }
    },
    show: (id, message) => {
      const { thread } = get(id)
      if (thread) change(id, { thread: { ...thread, messages: merged(thread.messages, [message]) } })
    },
  }
}

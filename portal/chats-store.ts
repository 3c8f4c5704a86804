import { create } from 'zustand'
import type { StoreApi, UseBoundStore } from 'zustand'
import type { PortalChat } from '../protocol/wire/http.ts'
import type { ConversationId } from '../protocol/wire/ids.ts'
import { reasonOf } from './api-error.ts'
import type { fetchChats } from './api.ts'
import { coalesced } from './coalesce.ts'

/** The list of chats. `reason` is why the last reading failed; chats read before stay shown. */
export interface ChatsState {
  chats: PortalChat[] | null
  /** Direct chats that were opened here and have no message yet: no list has them. */
  begun: readonly PortalChat[]
  reason: string | null
}

/** One's own chats and how to read them again. */
export interface Chats {
  use: UseBoundStore<StoreApi<ChatsState>>
  refresh(): Promise<void>
  /** Remembers a chat that has no message yet, so that it can be opened and written in. */
  begin(chat: PortalChat): void
}

/** The chat of an id, also one that has no message yet. */
export function chatOf({ chats, begun }: ChatsState, id: ConversationId): PortalChat | undefined {
  const isIt = (chat: PortalChat) => chat.conversationId === id
  return chats?.find(isIt) ?? begun.find(isIt)
}

/** An empty list of chats that fills with the first `refresh`. */
export function openChats(fetch: typeof fetchChats): Chats {
  const use = create<ChatsState>(() => ({ chats: null, begun: [], reason: null }))
  const refresh = coalesced(async () => {
    try {
      use.setState({ chats: await fetch(), reason: null })
    } catch (error) {
      use.setState({ reason: reasonOf(error) })
    }
  })
  const begin = (chat: PortalChat): void => {
    const others = use.getState().begun.filter(({ conversationId }) => conversationId !== chat.conversationId)
    use.setState({ begun: [...others, chat] })
  }
  return { use, refresh, begin }
}

import { create } from 'zustand'
import type { StoreApi, UseBoundStore } from 'zustand'
import type { PortalChat } from '../protocol/wire/http.ts'
import { reasonOf } from './api-error.ts'
import type { fetchChats } from './api.ts'
import { coalesced } from './coalesce.ts'

/** The list of chats. `reason` is why the last reading failed; chats read before stay shown. */
export interface ChatsState {
  chats: PortalChat[] | null
  reason: string | null
}

/** One's own chats and how to read them again. */
export interface Chats {
  use: UseBoundStore<StoreApi<ChatsState>>
  refresh(): Promise<void>
}

/** An empty list of chats that fills with the first `refresh`. */
export function openChats(fetch: typeof fetchChats): Chats {
  const use = create<ChatsState>(() => ({ chats: null, reason: null }))
  const refresh = coalesced(async () => {
    try {
      use.setState({ chats: await fetch(), reason: null })
    } catch (error) {
      use.setState({ reason: reasonOf(error) })
    }
  })
  return { use, refresh }
}

import { useSyncExternalStore } from 'react'
import { ConversationId } from '../protocol/wire/ids.ts'

const PREFIX = '#/chats/'

/** The conversation that the address names; it stands in the fragment, so any base path works and Back does what it says. */
export function useOpenConversation(): ConversationId | null {
  return useSyncExternalStore(subscribe, () => conversationIn(location.hash))
}

/** The address of a conversation within this page. */
export function conversationHref(id: ConversationId): string {
  return PREFIX + id
}

/** Back to the list. */
export const LIST_HREF = '#/'

/** The conversation that a fragment names, or null. */
export function conversationIn(hash: string): ConversationId | null {
  if (!hash.startsWith(PREFIX)) return null
  return ConversationId.safeParse(hash.slice(PREFIX.length)).data ?? null
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

import { useSyncExternalStore } from 'react'
import { ConversationId, UserId } from '../protocol/wire/ids.ts'

const PREFIX = '#/chats/'
const WITH = `${PREFIX}with/`

/** The conversation that the address names; it stands in the fragment, so any base path works and Back does what it says. */
export function useOpenConversation(): ConversationId | null {
  return useSyncExternalStore(subscribe, () => conversationIn(location.hash))
}

/** The address of a conversation within this page. */
export function conversationHref(id: ConversationId): string {
  return PREFIX + id
}

/** The address that begins a direct chat with a person, or opens the one that there is. */
export function chatWithHref(userId: UserId): string {
  return `${WITH}${userId}`
}

/** The person with whom the address begins a chat. */
export function usePersonToChatWith(): UserId | null {
  return useSyncExternalStore(subscribe, () => {
    const { hash } = location
    return hash.startsWith(WITH) ? (UserId.safeParse(hash.slice(WITH.length)).data ?? null) : null
  })
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

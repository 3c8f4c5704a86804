import { useNavigation } from '../../stores/navigation.ts'
import { useSearch, type SearchPlace } from '../../stores/search.ts'
import { useThread } from '../../stores/thread.ts'

/** Opens the search over everything; a chat that is open is offered as a filter. */
export function openSearch(): void {
  useSearch.getState().open({ within: null, offered: openChat() })
  useNavigation.getState().go({ pane: 'search' })
}

/** Opens the search in the chat that is open; in any other pane, over everything. */
export function openSearchHere(): void {
  useSearch.getState().open({ within: openChat() })
  useNavigation.getState().go({ pane: 'search' })
}

/** Opens the search with words that were typed elsewhere. */
export function openSearchFor(query: string): void {
  openSearch()
  useSearch.getState().ask(query)
}

function openChat(): SearchPlace | null {
  const { route } = useNavigation.getState()
  const { head } = useThread.getState()
  const isOpen =
    route.pane === 'chats' && route.conversationId !== null && head?.conversationId === route.conversationId
  return isOpen && head ? { conversationId: head.conversationId, name: head.face.name } : null
}

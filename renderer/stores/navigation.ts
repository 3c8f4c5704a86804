import { create } from 'zustand'
import type { Route } from '../../protocol/ipc/app-views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { listen } from '../app/bridge.ts'

interface NavigationState {
  route: Route
  /** Each pane as it was left. */
  left: Partial<Record<Route['pane'], Route>>
  /** Grows when the composer of the chat now shown should take the focus. */
  composerCalls: number
  go: (route: Route) => void
  /** Shows a pane as it was left: Chats with its last conversation. */
  goToPane: (pane: Route['pane']) => void
  /** Shows a conversation and puts the cursor into its composer. */
  write: (conversationId: ConversationId) => void
  /** Puts the cursor into the composer of the chat that is shown. */
  focusComposer: () => void
  /** Shows one message, marked, with what was said before and after it; also when it is shown already. */
  showMessage: (conversationId: ConversationId, seq: number) => void
  watch: () => () => void
}

/** Where in the window one is. */
export const useNavigation = create<NavigationState>()((set, get) => {
  const go = (route: Route) => set({ route, left: { ...get().left, [route.pane]: asLeft(route) } })
  return {
    route: { pane: 'chats', conversationId: null },
    left: {},
    composerCalls: 0,
    go,
    goToPane: (pane) => go(get().left[pane] ?? firstRoute(pane)),
    write: (conversationId) => {
      go({ pane: 'chats', conversationId })
      set((state) => ({ composerCalls: state.composerCalls + 1 }))
    },
    focusComposer: () => set((state) => ({ composerCalls: state.composerCalls + 1 })),
    showMessage: (conversationId, seq) => go({ pane: 'chats', conversationId, seq }),
    watch: () => listen('navigated', go),
  }
})

/** Who comes back to a chat finds the chat, not the message that was looked up in it once; nor the notification or visit. */
function asLeft(route: Route): Route {
  if (route.pane === 'notifications' || route.pane === 'visitors') return { pane: route.pane }
  return route.pane === 'chats' ? { pane: 'chats', conversationId: route.conversationId } : route
}

function firstRoute(pane: Route['pane']): Route {
  if (pane === 'chats') return { pane, conversationId: null }
  if (pane === 'customers') return { pane, subject: null }
  return { pane }
}

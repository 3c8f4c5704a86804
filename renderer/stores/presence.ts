import { create } from 'zustand'
import type { PresenceView } from '../../protocol/ipc/app-views.ts'
import type { ConversationId, UserId } from '../../protocol/wire/ids.ts'
import { call, listen } from '../app/bridge.ts'

export type Typist = PresenceView['typing'][number]

interface PresenceState {
  online: ReadonlySet<UserId>
  typing: readonly Typist[]
  watch: () => () => void
}

/** Who is there and who is writing right now, as far as the server tells; nobody while offline. */
export const usePresence = create<PresenceState>()((set) => {
  const show = ({ onlineUserIds, typing }: PresenceView) => set({ online: new Set(onlineUserIds), typing })
  return {
    online: new Set(),
    typing: [],
    watch: () => {
      let told = false
      const stop = listen('presence.changed', (presence) => {
        told = true
        show(presence)
      })
      call('app.presence', {}).then(
        (presence) => {
          if (!told) show(presence)
        },
        // Presence is a hint: without it nobody is shown as online, and nothing else suffers.
        () => undefined,
      )
      return stop
    },
  }
})

/** True while this person has a window or page open. */
export function useOnline(userId: string): boolean {
  return usePresence((state) => state.online.has(userId as UserId))
}

/** The name of the first who types in a conversation: of the colleagues, or of everybody else. Null when nobody does. */
export function useTypist(conversationId: ConversationId, isColleague: boolean): string | null {
  return usePresence(
    ({ typing }) =>
      typing.find((one) => one.conversationId === conversationId && one.isColleague === isColleague)?.name ??
      null,
  )
}

import { create } from 'zustand'
import type { Badges, StatusView } from '../../protocol/ipc/app-views.ts'
import { call, listen } from '../app/bridge.ts'

interface StatusState {
  /** Null until main has said it once. */
  status: StatusView | null
  badges: Badges
  reconnect: () => Promise<void>
  watch: () => () => void
}

/** The connection, the outbox in numbers, and the counts on the rail. */
export const useStatus = create<StatusState>()((set) => ({
  status: null,
  badges: { chats: 0, notifications: 0, customers: 0, visitors: 0, feed: 0, elsewhere: 0 },
  reconnect: async () => {
    await call('app.reconnect', {})
  },
  watch: () => {
    void call('app.status', {}).then((status) => set({ status }))
    void call('app.badges', {}).then((badges) => set({ badges }))
    const stops = [
      listen('status.changed', (status) => set({ status })),
      listen('badges.changed', (badges) => set({ badges })),
    ]
    return () => stops.forEach((stop) => stop())
  },
}))

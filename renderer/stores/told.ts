import { create } from 'zustand'
import type { ToldSettings, ToldView } from '../../protocol/ipc/told-views.ts'
import { call, listen } from '../app/bridge.ts'

interface ToldState {
  /** Null until main has said it once. */
  told: ToldView | null
  save: (settings: ToldSettings) => Promise<void>
  /** False when the system shows no notifications. */
  tryOut: () => Promise<boolean>
  watch: () => () => void
}

/** How the signed-in administrator is told on this computer. */
export const useTold = create<ToldState>()((set) => ({
  told: null,
  save: async (settings) => set({ told: await call('told.save', settings) }),
  tryOut: async () => (await call('told.try', {})).shown,
  watch: () => {
    void call('told.get', {}).then((told) => set({ told }))
    return listen('told.changed', (told) => set({ told }))
  },
}))

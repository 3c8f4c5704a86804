import { create } from 'zustand'
import type { ReceptionView } from '../../protocol/ipc/reception-commands.ts'
import { call, listen } from '../app/bridge.ts'

interface ReceptionState {
  /** Null until main has answered. */
  view: ReceptionView | null
  start: (pin: string) => Promise<void>
  leave: (pin: string) => Promise<void>
  watch: () => () => void
}

/** Whether this tablet is in reception mode, and what its screen may know. */
export const useReception = create<ReceptionState>()((set) => {
  const reread = async () => set({ view: await call('reception.state', {}) })
  return {
    view: null,
    start: async (pin) => set({ view: await call('reception.start', { pin }) }),
    leave: async (pin) => set({ view: await call('reception.leave', { pin }) }),
    watch: () => {
      void reread()
      const stops = [
        listen('reception.changed', () => void reread()),
        listen('status.changed', () => void reread()),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
})

/** The dialog that asks for a PIN before reception mode starts. */
export const useReceptionDialog = create<{ isOpen: boolean; open: () => void; close: () => void }>()(
  (set) => ({
    isOpen: false,
    open: () => set({ isOpen: true }),
    close: () => set({ isOpen: false }),
  }),
)

/** Checks a visitor in by the code or the whole name. */
export function arrive(input: { code: string } | { name: string }) {
  return call('reception.arrive', input)
}

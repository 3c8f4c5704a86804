import { create } from 'zustand'
import type { AppFacts, Settings, UpdateState } from '../../protocol/ipc/app-views.ts'
import { call, listen, sentenceOf } from '../app/bridge.ts'

interface SettingsState {
  settings: Settings
  facts: AppFacts | null
  update: UpdateState
  save: (settings: Settings) => Promise<void>
  checkForUpdate: () => Promise<void>
  installUpdate: () => Promise<void>
  watch: () => () => void
}

/** The settings of this computer, the facts of the app, and what the updater found. */
export const useSettings = create<SettingsState>()((set) => ({
  settings: { theme: 'system', undoSendSeconds: 0, cacheLimitBytes: 2_000_000_000, closeToTray: true },
  facts: null,
  update: { state: 'notChecked' },
  save: async (settings) => {
    set({ settings: await call('settings.save', settings) })
  },
  checkForUpdate: async () => {
    set({ update: { state: 'checking' } })
    try {
      set({ update: await call('updates.check', {}) })
    } catch (error) {
      set({ update: { state: 'unavailable', reason: sentenceOf(error) } })
    }
  },
  installUpdate: async () => {
    await call('updates.install', {})
  },
  watch: () => {
    void call('settings.get', {}).then((settings) => set({ settings }))
    // Seen in Settings alone: the first rows go before.
    requestIdleCallback(() => {
      void call('app.facts', {}).then((facts) => set({ facts }))
      void call('updates.state', {}).then((update) => set({ update }))
    })
    return listen('update.changed', (update) => set({ update }))
  },
}))

import { create } from 'zustand'

interface NewChatState {
  isOpen: boolean
  /** Asks whom to write to, above whatever pane is shown: a button, the palette. */
  open: () => void
  close: () => void
}

/** The dialog "New chat". */
export const useNewChat = create<NewChatState>()((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}))

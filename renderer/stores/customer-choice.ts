import { create } from 'zustand'
import type { Subject } from '../../protocol/wire/ids.ts'

interface CustomerChoice {
  /** The chosen ones by their ids. */
  chosen: ReadonlyMap<string, Subject>
  /** The place from which Shift goes. */
  anchor: number
  toggle: (subject: Subject, index: number) => void
  /** Adds all of these. */
  add: (subjects: readonly Subject[], anchor?: number) => void
  clear: () => void
}

/** The customers that are chosen for something that is done with many. */
export const useCustomerChoice = create<CustomerChoice>()((set, get) => ({
  chosen: new Map(),
  anchor: 0,
  toggle: (subject, index) => {
    const chosen = new Map(get().chosen)
    if (!chosen.delete(subject.id)) chosen.set(subject.id, subject)
    set({ chosen, anchor: index })
  },
  add: (subjects, anchor) => {
    const chosen = new Map(get().chosen)
    for (const subject of subjects) chosen.set(subject.id, subject)
    set({ chosen, ...(anchor === undefined ? {} : { anchor }) })
  },
  clear: () => set({ chosen: new Map() }),
}))

import { create } from 'zustand'
import type { ChatRow, PersonHit } from '../../protocol/ipc/views.ts'
import { call } from '../app/bridge.ts'
import { coalesced } from './rereading.ts'

const CHATS_MAX = 5
const PEOPLE_MAX = 8

interface PaletteState {
  isOpen: boolean
  query: string
  /** The words that `chats` and `people` were found for; null until there is an answer. */
  answered: string | null
  chats: ChatRow[]
  people: PersonHit[]
  open: () => void
  close: () => void
  ask: (query: string) => void
}

/** Ctrl K: the newest chats first, then whatever is typed. What was found for older words stays until the answer comes. */
export const usePalette = create<PaletteState>()((set, get) => {
  const read = coalesced(async () => {
    const { query } = get()
    const [{ chats }, { people }] = await Promise.all([
      call('chats.list', { filter: 'all', query, offset: 0, limit: CHATS_MAX }),
      query.trim() === '' ? { people: [] } : call('search.people', { query, limit: PEOPLE_MAX }),
    ]).catch(() => [{ chats: [] }, { people: [] }])
    if (get().query === query) set({ answered: query, chats, people })
  })
  const ask = (query: string) => {
    set({ query })
    void read()
  }
  return {
    isOpen: false,
    query: '',
    answered: null,
    chats: [],
    people: [],
    open: () => {
      if (get().isOpen) return
      set({ isOpen: true, answered: null, chats: [], people: [] })
      ask('')
    },
    close: () => set({ isOpen: false }),
    ask,
  }
})

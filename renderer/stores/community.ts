import { create } from 'zustand'
import type { DirectoryEntry } from '../../protocol/ipc/views.ts'
import { call, sentenceOf } from '../app/bridge.ts'
import { coalesced, whenChanged } from './rereading.ts'

const PEOPLE_MAX = 500

type Kind = 'users' | 'companies'

interface CommunityState {
  kind: Kind
  query: string
  people: DirectoryEntry[] | null
  total: number
  error: string | null
  search: (query: string) => Promise<void>
  choose: (kind: Kind) => Promise<void>
  reread: () => Promise<void>
  watch: () => () => void
}

/** The directory of the location's people. */
export const useCommunity = create<CommunityState>()((set, get) => {
  const reread = coalesced(async () => {
    try {
      const { people, total } = await call('community.list', {
        kind: get().kind,
        query: get().query,
        limit: PEOPLE_MAX,
      })
      set({ people, total, error: null })
    } catch (error) {
      set({ error: sentenceOf(error) })
    }
  })
  return {
    kind: 'users',
    query: '',
    people: null,
    total: 0,
    error: null,
    search: (query) => {
      set({ query })
      return reread()
    },
    choose: (kind) => {
      set({ kind })
      return reread()
    },
    reread,
    watch: () => {
      void reread()
      return whenChanged(['user', 'membership', 'company', 'post', 'location'], () => void reread())
    },
  }
})

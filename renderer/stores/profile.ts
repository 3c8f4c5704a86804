import { create } from 'zustand'
import type { ProfileView } from '../../protocol/ipc/views.ts'
import type { Subject } from '../../protocol/wire/ids.ts'
import { call, sentenceOf } from '../app/bridge.ts'
import { coalesced, LONG_REST_MS, whenChanged, type Topic } from './rereading.ts'

const TOPICS: readonly Topic[] = [
  'user',
  'membership',
  'company',
  'customer',
  'booking',
  'visit',
  'message',
  'followUp',
  'outbox',
  // Who can message the person follows posts and what the location shows.
  'post',
  'location',
]

interface ProfileState {
  subject: Subject | null
  profile: ProfileView | null
  error: string | null
  /** Shows somebody and keeps that up to date; the returned function stops it. */
  watch: (subject: Subject) => () => void
  reread: () => Promise<void>
  annotate: (subject: Subject, change: { note?: string; tags?: string[] }) => Promise<void>
}

/** The one profile at the side. */
export const useProfile = create<ProfileState>()((set, get) => {
  const reread = coalesced(async () => {
    const { subject } = get()
    if (!subject) return
    try {
      const profile = await call('customers.profile', { subject })
      if (get().subject === subject) set({ profile, error: null })
    } catch (error) {
      if (get().subject === subject) set({ error: sentenceOf(error) })
    }
  })
  return {
    subject: null,
    profile: null,
    error: null,
    reread,
    watch: (subject) => {
      const same = get().profile?.face.subject.id === subject.id
      set({ subject, error: null, ...(same ? {} : { profile: null }) })
      void reread()
      return whenChanged(TOPICS, () => void reread(), undefined, LONG_REST_MS)
    },
    annotate: async (subject, change) => {
      await call('customers.annotate', { subject, ...change })
    },
  }
})

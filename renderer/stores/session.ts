import { create } from 'zustand'
import type { SessionView } from '../../protocol/ipc/app-views.ts'
import type { LocationId } from '../../protocol/wire/ids.ts'
import { call, listen, sentenceOf } from '../app/bridge.ts'

export type SignedIn = Extract<SessionView, { state: 'signedIn' }>

interface SessionState {
  session: SessionView
  /** Why the last try to sign in failed. */
  signInError: string | null
  signingIn: boolean
  signIn: (server: string, email: string, password: string) => Promise<void>
  /** Answers what would be lost, and stays; null when the session has ended. */
  signOut: (discardOutbox: boolean) => Promise<{ waiting: number; drafts: number } | null>
  useLocation: (locationId: LocationId) => Promise<void>
  /** `ready` is waited for before somebody is shown whom the start has found signed in. */
  watch: (ready: () => Promise<void>) => () => void
  reread: () => Promise<void>
}

/** Who is signed in, at which location. */
export const useSession = create<SessionState>()((set, get) => {
  let newest = 0
  async function show(session: SessionView, ready: () => Promise<void>): Promise<void> {
    const turn = (newest += 1)
    if (get().session.state === 'starting' && session.state === 'signedIn') await ready()
    if (turn === newest) set({ session })
  }
  async function read(ready: () => Promise<void>): Promise<void> {
    // Refused in reception mode: then nobody is shown, and it is asked again when that has ended.
    const session = await call('session.get', {}).catch(() => null)
    if (session) await show(session, ready)
  }
  return {
    session: { state: 'starting' },
    signInError: null,
    signingIn: false,
    signIn: async (server, email, password) => {
      set({ signingIn: true, signInError: null })
      try {
        set({ session: await call('session.signIn', { server, email, password }) })
      } catch (error) {
        set({ signInError: sentenceOf(error) })
      } finally {
        set({ signingIn: false })
      }
    },
    signOut: async (discardOutbox) => {
      const answer = await call('session.signOut', { discardOutbox })
      return answer.signedOut ? null : answer
    },
    useLocation: async (locationId) => {
      set({ session: await call('session.useLocation', { locationId }) })
    },
    watch: (ready) => {
      void read(ready)
      return listen('session.changed', (session) => void show(session, ready))
    },
    reread: () => read(() => Promise.resolve()),
  }
})

/** The time zone of the location: every time in the window is shown in it. */
export function useTimeZone(): string {
  return useSession(({ session }) => (session.state === 'signedIn' ? session.timeZone : 'UTC'))
}

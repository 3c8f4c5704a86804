import { create } from 'zustand'
import type { PortalMe } from '../protocol/wire/http.ts'
import { ApiError, reasonOf } from './api-error.ts'
import { fetchMe, onExpired, signOut } from './api.ts'
import { forgetAccount, lastAccount } from './forget.ts'

/** Who is signed in. `notice` is why the sign-in page is shown again, `email` what to fill in there. */
export type Session =
  | { state: 'unknown' }
  | { state: 'unreachable'; reason: string }
  | { state: 'signedOut'; notice: string | null; email: string }
  | { state: 'signedIn'; me: PortalMe }

export const useSession = create<{ session: Session }>(() => ({ session: { state: 'unknown' } }))

const EXPIRED = 'You have been signed out. Sign in again; what you were writing is kept.'

/** Asks the server who is signed in: at the start, and after the code was accepted. */
export async function loadSession(): Promise<void> {
  try {
    change({ state: 'signedIn', me: await fetchMe() })
  } catch (error) {
    const signedOut = error instanceof ApiError && error.code === 'sessionExpired'
    if (!signedOut) change({ state: 'unreachable', reason: reasonOf(error) })
    else if (current().state !== 'signedOut') change({ state: 'signedOut', notice: null, email: '' })
  }
}

/** Ends the session at the person's wish. Throws when the server can't be reached: then it would go on there. */
export async function endSession(): Promise<void> {
  await signOut()
  change({ state: 'signedOut', notice: null, email: '' })
}

onExpired((error) => {
  const session = current()
  const isClosed = error.retry === 'never'
  const userId = session.state === 'signedIn' ? session.me.userId : lastAccount()
  if (isClosed) {
    // First the desk closes, then what it kept goes.
    change({ state: 'signedOut', notice: error.message, email: '' })
    if (userId !== null) forgetAccount(userId)
  } else if (session.state === 'signedIn') {
    change({ state: 'signedOut', notice: EXPIRED, email: session.me.email })
  }
})

function current(): Session {
  return useSession.getState().session
}

function change(session: Session): void {
  useSession.setState({ session })
}

import { create } from 'zustand'
import { openDesk } from './desk.ts'
import type { Desk } from './desk.ts'
import { endSession, useSession } from './session.ts'
import { forgetAccount, rememberAccount } from './forget.ts'

/** The signed-in person's desk; null while nobody is signed in. */
export const useDesk = create<{ desk: Desk | null }>(() => ({ desk: null }))

/** Opens a desk at each sign-in and closes it when the session ends, whoever ended it. */
export function followSession(): void {
  useSession.subscribe(({ session }) => {
    const { desk } = useDesk.getState()
    const userId = session.state === 'signedIn' ? session.me.userId : null
    if (desk?.me.userId === userId) return
    desk?.close()
    if (userId !== null) rememberAccount(userId)
    useDesk.setState({ desk: session.state === 'signedIn' ? openDesk(session.me) : null })
  })
}

/** Signs out and leaves nothing of the account in this browser. Throws when the server can't be reached. */
export async function signOutOf(desk: Desk): Promise<void> {
  await endSession()
  desk.outbox.clear()
  desk.changes.clear()
  forgetAccount(desk.me.userId)
}

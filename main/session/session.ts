import { rm, stat } from 'node:fs/promises'
import type { SessionView } from '../../protocol/ipc/views.ts'
import type { LocationId, DeviceId } from '../../protocol/wire/ids.ts'
import { accountPlace } from './account-folder.ts'
import type { Account, OpenAccount } from './account.ts'
import type { JsonFile } from './json-file.ts'
import type { Profile } from './profile.ts'
import { serverAddress } from './server-address.ts'
import { SessionError } from './session-error.ts'
import { viewOf } from './session-view.ts'

/** Who is signed in. At most one account is open at a time. */
export interface Session {
  /** Opens the account of the last run, without the network: what was read yesterday can be read now. */
  start(): Promise<void>
  view(): Promise<SessionView>
  /** The open account. Throws a SessionError when nobody is signed in. */
  account(): Account
  /** Throws a SessionError with a sentence for the sign-in page. */
  signIn(typed: { server: string; email: string; password: string }): Promise<void>
  /** Refuses while messages wait, unless they may be discarded. Then everything of the account goes from this device. */
  signOut(discardOutbox: boolean): Promise<{ signedOut: boolean; waiting: number }>
  useLocation(locationId: LocationId): Promise<void>
  close(): Promise<void>
}

export interface SessionOptions {
  userData: string
  profile: JsonFile<Profile>
  openAccount: OpenAccount
  /** Somebody signed in or out, or another location is shown. */
  changed(): void
  /** The server to offer on the sign-in page when none was used before. */
  suggestedServer: string | null
}

export function createSession(options: SessionOptions): Session {
  const { profile } = options
  let state: 'starting' | 'signedOut' | 'signedIn' = 'starting'
  let account: Account | null = null

  async function open(server: string, email: string): Promise<Account> {
    const opened = await options.openAccount(accountPlace(options.userData, server, email), {
      sessionEnded: (reason) => void expire(opened, reason),
    })
    return opened
  }

  /** The outbox, the drafts and the rows stay in the account's folder, for the same person to sign in again. */
  async function expire(ended: Account, reason: string): Promise<void> {
    if (account !== ended) return
    account = null
    state = 'signedOut'
    profile.write({ server: ended.place.server, email: ended.place.email, signedIn: false, reason })
    await ended.tokens.forget()
    await ended.store.endAccess()
    await ended.close()
    options.changed()
  }

  async function enter(opened: Account): Promise<void> {
    account = opened
    state = 'signedIn'
    const { server, email } = opened.place
    profile.write({ server, email, signedIn: true, reason: null })
    await opened.staging.sweep()
    opened.goOnline()
    options.changed()
  }

  return {
    async start() {
      const last = profile.read()
      if (last.signedIn && last.server && last.email) {
        const opened = await open(last.server, last.email)
        const meta = await opened.store.session()
        if (opened.tokens.signedIn() && meta.access) return enter(opened)
        const reason =
          "This computer's keyring no longer opens your sign-in. Sign in again: what you wrote is kept."
        profile.write({ ...last, signedIn: false, reason })
        await opened.close()
      }
      state = 'signedOut'
      options.changed()
    },

    async view() {
      if (state === 'starting') return { state: 'starting' }
      if (account) return viewOf(account)
      const last = profile.read()
      const server = last.server ?? options.suggestedServer
      return { state: 'signedOut', server, reason: last.reason, email: last.email }
    },

    account() {
      if (!account) throw new SessionError('signedOut', 'Sign in first.')
      return account
    },

    async signIn(typed) {
      if (account) throw new SessionError('forbidden', 'Sign out first: somebody is signed in.')
      const place = accountPlace(options.userData, serverAddress(typed.server), typed.email)
      const isNew = await stat(place.folder).then(
        () => false,
        () => true,
      )
      const opened = await open(place.server, place.email)
      try {
        await opened.server.check()
        const { deviceId } = await opened.store.session()
        const request = { email: place.email, password: typed.password, deviceId: deviceId as DeviceId }
        const tokens = await opened.server.signIn(request)
        await opened.tokens.accept(tokens)
        await opened.store.saveServer({ server: place.server })
        await opened.store.saveAccess(tokens.access)
      } catch (error) {
        await opened.close()
        if (isNew) await rm(place.folder, { recursive: true, force: true })
        throw error
      }
      await enter(opened)
    },

    async signOut(discardOutbox) {
      const leaving = this.account()
      const counts = await leaving.store.outboxCounts()
      const waiting = counts.waiting + counts.failed
      if (waiting > 0 && !discardOutbox) return { signedOut: false, waiting }
      account = null
      state = 'signedOut'
      const { server, email, folder } = leaving.place
      profile.write({ server, email, signedIn: false, reason: null })
      await endOnServer(leaving)
      await leaving.close()
      await rm(folder, { recursive: true, force: true })
      options.changed()
      return { signedOut: true, waiting: 0 }
    },

    async useLocation(locationId) {
      await this.account().store.useLocation({ locationId })
      options.changed()
    },

    async close() {
      const closing = account
      account = null
      await closing?.close()
    },
  }
}

/** Offline the server can't be told; the token goes from this device all the same. */
async function endOnServer(account: Account): Promise<void> {
  const refreshToken = account.tokens.refreshToken()
  const { deviceId } = await account.store.session()
  await account.tokens.forget()
  if (refreshToken) {
    await account.server.signOut({ refreshToken, deviceId: deviceId as DeviceId }).catch(() => undefined)
  }
}

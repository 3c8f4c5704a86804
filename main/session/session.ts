import { rm, stat } from 'node:fs/promises'
import type { SessionView } from '../../protocol/ipc/app-views.ts'
import type { LocationId, DeviceId } from '../../protocol/wire/ids.ts'
import { accountPlace, accountsFolder } from './account-folder.ts'
import type { Account, OpenAccount } from './account.ts'
import type { JsonFile } from './json-file.ts'
import { markLeft, removeLeft } from './left-accounts.ts'
import type { Profile } from './profile.ts'
import { serverAddress } from './server-address.ts'
import { StoreError } from '../store/store-error.ts'
import { SessionError } from './session-error.ts'
import { viewOf } from './session-view.ts'

/** Who is signed in. At most one account is open at a time. */
export interface Session {
  /**
   * Opens the account of the last run, without the network: what was read yesterday can be read now. Never rejects:
   * what stands in the way is told on the sign-in page.
   */
  start(): Promise<void>
  view(): Promise<SessionView>
  /** The open account. Throws a SessionError when nobody is signed in. */
  account(): Account
  /** The open account; null when nobody is signed in. */
  opened(): Account | null
  /** Tells why nobody is signed in, on the sign-in page. */
  explain(reason: string): void
  /** What was explained last, while nobody is signed in. */
  obstacle(): string | null
  /** Throws a SessionError with a sentence for the sign-in page. */
  signIn(typed: { server: string; email: string; password: string }): Promise<void>
  /** Refuses while messages or drafts wait, unless they may be discarded. Then everything of the account goes from this device. */
  signOut(discardOutbox: boolean): Promise<{ signedOut: boolean; waiting: number; drafts: number }>
  useLocation(locationId: LocationId): Promise<void>
  close(): Promise<void>
}

export interface SessionOptions {
  userData: string
  profile: JsonFile<Profile>
  openAccount: OpenAccount
  /** Somebody signed in or out, or another location is shown. */
  changed(): void
  /** The server that the command line names: another one's session is left alone, and this one is offered. */
  server: string | null
  /** Opening the account failed for a reason that is not meant for people. */
  report(error: unknown): void
}

const UNREADABLE =
  'Foyer can’t open the data of your account on this computer. Start it again; if it stays so, send its log.'

export function createSession(options: SessionOptions): Session {
  const { profile, report } = options
  let state: 'starting' | 'signedOut' | 'signedIn' = 'starting'
  let account: Account | null = null
  /** Why nobody is signed in, when that is not to be remembered. */
  let obstacle: string | null = null

  let turn: Promise<unknown> = Promise.resolve()

  /** Accounts are opened and closed one after the other: two at once would open the same files twice. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  /** A profile that can't be written is no reason to keep anybody out, or in: the next start knows less. */
  function remember(next: Profile): void {
    try {
      profile.write(next)
    } catch (error) {
      report(error)
    }
  }

  async function open(server: string, email: string): Promise<Account> {
    let opened: Account | null = null
    opened = await options.openAccount(accountPlace(options.userData, server, email), {
      sessionEnded: (reason, wipes) => void inTurn(() => expire(opened, reason, wipes)),
      storeStopped: (reason) => leaveBroken(opened, reason),
    })
    return opened
  }

  /**
   * The outbox, the drafts and the rows stay in the account's folder, for the same person to sign in again; with the right
   * to see anything here, all of it goes from this device.
   */
  async function expire(ended: Account | null, reason: string, wipes: boolean): Promise<void> {
    if (!ended || account !== ended) return
    if (wipes) await markLeft(ended.place.folder).catch(report)
    becomeSignedOut()
    remember({ server: ended.place.server, email: ended.place.email, signedIn: false, reason })
    await ended.tokens.forget().catch(report)
    await ended.store.endAccess().catch(report)
    await ended.close().catch(report)
    if (wipes) await removeOld()
    options.changed()
  }

  /** The account stays signed in, for the next start: what was saved is on the disk. */
  function leaveBroken(broken: Account | null, reason: string): void {
    if (!broken || account !== broken) return
    becomeSignedOut()
    obstacle = reason
    void inTurn(() => broken.close()).catch(report)
    options.changed()
  }

  async function enter(opened: Account): Promise<void> {
    account = opened
    state = 'signedIn'
    obstacle = null
    const { server, email } = opened.place
    remember({ server, email, signedIn: true, reason: null })
    await opened.staging.sweep().catch(report)
    opened.goOnline()
    options.changed()
  }

  async function openLast(): Promise<Account | null> {
    const last = profile.read()
    if (!last.signedIn || !last.server || !last.email) return null
    if (options.server && options.server !== last.server) return null
    const opened = await open(last.server, last.email)
    const meta = await opened.store.session()
    if (opened.tokens.signedIn() && meta.access) return opened
    const reason =
      "This computer's keyring no longer opens your sign-in. Sign in again: what you wrote is kept."
    remember({ ...last, signedIn: false, reason })
    await opened.close()
    return null
  }

  /** Crashes may have left folders that were to go: nothing of them is opened again. */
  async function removeOld(): Promise<void> {
    await removeLeft(accountsFolder(options.userData)).catch(report)
  }

  async function enterNew(typed: Parameters<Session['signIn']>[0]): Promise<void> {
    if (account) {
      if ((await viewOf(account)).state === 'signedIn')
        throw new SessionError('forbidden', 'Sign out first: somebody is signed in.')
      // Who works at no location any more sees the sign-in page, and may sign in as somebody who does.
      const useless = account
      becomeSignedOut()
      await useless.close().catch(report)
    }
    await removeOld()
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
      await opened.close().catch(report)
      if (isNew) await rm(place.folder, { recursive: true, force: true })
      throw error
    }
    await enter(opened)
  }

  async function leave(leaving: Account, discardOutbox: boolean) {
    const counts = await leaving.store.outboxCounts()
    const waiting = counts.waiting + counts.failed
    const drafts = await leaving.store.draftCount()
    if (waiting + drafts > 0 && !discardOutbox) return { signedOut: false, waiting, drafts }
    const { server, email, folder } = leaving.place
    await markLeft(folder)
    becomeSignedOut()
    remember({ server, email, signedIn: false, reason: null })
    await endOnServer(leaving).catch(report)
    await leaving.close().catch(report)
    await removeOld()
    options.changed()
    return { signedOut: true, waiting: 0, drafts: 0 }
  }

  function openAccount(): Account {
    if (!account) throw new SessionError('signedOut', 'Sign in first.')
    return account
  }

  function becomeSignedOut(): void {
    account = null
    state = 'signedOut'
  }

  return {
    start: () =>
      inTurn(async () => {
        await removeOld()
        try {
          const opened = await openLast()
          if (opened) return await enter(opened)
        } catch (error) {
          const isForPeople = error instanceof SessionError || error instanceof StoreError
          obstacle = isForPeople ? error.message : UNREADABLE
          if (!isForPeople) report(error)
        }
        becomeSignedOut()
        options.changed()
      }),

    async view() {
      if (state === 'starting') return { state: 'starting' }
      if (account) return viewOf(account)
      const last = profile.read()
      const isOther = options.server !== null && options.server !== last.server
      return {
        state: 'signedOut',
        server: options.server ?? last.server,
        reason: obstacle ?? (isOther ? null : last.reason),
        email: isOther ? null : last.email,
      }
    },

    account: openAccount,

    opened: () => account,

    obstacle: () => (account ? null : obstacle),

    explain(reason) {
      obstacle = reason
      options.changed()
    },

    signIn: (typed) => inTurn(() => enterNew(typed)),

    signOut: (discardOutbox) => inTurn(async () => leave(openAccount(), discardOutbox)),

    async useLocation(locationId) {
      await openAccount().store.useLocation({ locationId })
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

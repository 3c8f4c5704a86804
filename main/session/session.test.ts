import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreError } from '../store/store-error.ts'
import type { StoreClient } from '../store/store.ts'
import type { Account, AccountEvents, OpenAccount } from './account.ts'
import { jsonFile } from './json-file.ts'
import { NO_PROFILE, Profile } from './profile.ts'
import { createSession, type Session } from './session.ts'
import { SessionError } from './session-error.ts'

const SERVER = 'http://127.0.0.1:4000'
const ACCESS = {
  userId: '0190a000-0000-7000-8000-000000000001',
  name: 'Dana Okafor',
  email: 'dana@example.com',
  locations: [
    { locationId: '0190a000-0000-7000-8000-000000000002', adminRole: 'frontDesk', permissions: [] },
  ],
}

let userData: string
let refusal: Error | null
let openRefusal: Error | null
let sweepError: Error | null
let accessError: Error | null
let outbox: { waiting: number; failed: number }
let drafts: number
let opened: { folder: string; events: AccountEvents; log: string[]; account: Account }[]
/** What lies on the disk of each account folder, as the store and the vault would keep it. */
let kept: Map<string, { access: unknown; tokens: boolean }>

const openAccount: OpenAccount = (place, events) => {
  if (openRefusal) return Promise.reject(openRefusal)
  mkdirSync(place.folder, { recursive: true })
  writeFileSync(join(place.folder, 'outbox.db'), 'unsent')
  const log: string[] = []
  const disk = kept.get(place.folder) ?? { access: null, tokens: false }
  kept.set(place.folder, disk)
  const account = {
    place,
    openReport: [],
    tokens: {
      signedIn: () => disk.tokens,
      accept: () => Promise.resolve((disk.tokens = true)),
      forget: () => Promise.resolve((disk.tokens = false)),
      refreshToken: () => (disk.tokens ? 'refresh' : null),
    },
    server: {
      check: () => (refusal ? Promise.reject(refusal) : Promise.resolve({})),
      signIn: () => Promise.resolve({ access: ACCESS }),
      signOut: () => Promise.resolve(log.push('signed out on the server')),
    },
    store: {
      session: () => Promise.resolve({ deviceId: 'device', access: disk.access, locationId: null }),
      saveServer: () => Promise.resolve(),
      saveAccess: (access: unknown) => Promise.resolve((disk.access = access)),
      endAccess: () => (accessError ? Promise.reject(accessError) : Promise.resolve((disk.access = null))),
      outboxCounts: () => Promise.resolve(outbox),
      draftCount: () => Promise.resolve(drafts),
      locations: () => Promise.resolve([]),
    } as unknown as StoreClient,
    staging: { sweep: () => (sweepError ? Promise.reject(sweepError) : Promise.resolve()) },
    goOnline: () => log.push('online'),
    close: () => Promise.resolve(log.push('closed')),
  } as unknown as Account
  opened.push({ folder: place.folder, events, log, account })
  return Promise.resolve(account)
}

function newSession(server: string | null = null): Session {
  const profile = jsonFile<Profile>(join(userData, 'profile.json'), Profile, NO_PROFILE)
  return createSession({
    userData,
    profile,
    openAccount,
    server,
    changed: () => undefined,
    report: () => undefined,
  })
}

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'foyer-session-'))
  refusal = openRefusal = sweepError = accessError = null
  outbox = { waiting: 0, failed: 0 }
  drafts = 0
  opened = []
  kept = new Map()
})
afterEach(() => rmSync(userData, { recursive: true }))

const dana = { server: SERVER, email: ' Dana@Example.com ', password: 'right' }

async function signedIn(): Promise<Session> {
  const session = newSession()
  await session.start()
  await session.signIn(dana)
  return session
}

describe('signing in', () => {
  it('opens the account, remembers it, and goes online', async () => {
    const session = await signedIn()
    expect(await session.view()).toMatchObject({
      state: 'signedIn',
      email: 'dana@example.com',
      server: SERVER,
    })
    expect(opened[0]?.log).toEqual(['online'])
  })

  it('leaves nothing behind when it is refused', async () => {
    refusal = new SessionError('notFoyer', 'not a Foyer server')
    const session = newSession()
    await session.start()
    await expect(session.signIn(dana)).rejects.toThrow('not a Foyer server')
    expect(opened[0]?.log).toEqual(['closed'])
    expect(existsSync(opened[0]?.folder ?? '')).toBe(false)
    expect(await session.view()).toMatchObject({ state: 'signedOut' })
  })

  it('opens one account however often it is asked', async () => {
    const session = newSession()
    await session.start()
    const [first, second] = await Promise.allSettled([session.signIn(dana), session.signIn(dana)])
    expect(first.status).toBe('fulfilled')
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } })
    expect(opened).toHaveLength(1)
  })

  it('is possible for who works at no location any more, and sees the sign-in page', async () => {
    const session = await signedIn()
    for (const disk of kept.values()) disk.access = { ...ACCESS, locations: [] }
    expect(await session.view()).toMatchObject({ state: 'signedOut', email: 'dana@example.com' })
    await session.signIn({ ...dana, email: 'maria@example.com' })
    expect(opened.map(({ log }) => log.at(-1))).toEqual(['closed', 'online'])
    expect(await session.view()).toMatchObject({ state: 'signedIn' })
  })

  it('goes online also when old copies of files can’t be swept away', async () => {
    sweepError = new Error('EPERM')
    await signedIn()
    expect(opened[0]?.log).toEqual(['online'])
  })

  it('gives each person a folder of their own, so that nobody meets another one’s outbox', async () => {
    const session = await signedIn()
    opened[0]?.events.sessionEnded('expired', false)
    await expect.poll(() => opened[0]?.log).toContain('closed')
    await session.signIn({ ...dana, email: 'maria@example.com' })
    expect(opened[1]?.folder).not.toBe(opened[0]?.folder)
    expect(existsSync(join(opened[0]?.folder ?? '', 'outbox.db'))).toBe(true)
  })
})

describe('the next start', () => {
  it('is signed in again without asking the server', async () => {
    await signedIn()
    refusal = new Error('the server must not be asked')
    const session = newSession()
    await session.start()
    expect(await session.view()).toMatchObject({ state: 'signedIn', name: 'Dana Okafor' })
  })

  it('asks to sign in when the keyring lost the tokens, and keeps the outbox', async () => {
    await signedIn()
    for (const disk of kept.values()) disk.tokens = false
    const session = newSession()
    await session.start()
    expect(await session.view()).toMatchObject({
      state: 'signedOut',
      email: 'dana@example.com',
      reason: expect.stringContaining('keyring') as string,
    })
    expect(existsSync(join(opened[0]?.folder ?? '', 'outbox.db'))).toBe(true)
  })

  it('shows the sign-in page of another server when the command line names one', async () => {
    await signedIn()
    const session = newSession('https://other.example.com')
    await session.start()
    expect(await session.view()).toEqual({
      state: 'signedOut',
      server: 'https://other.example.com',
      email: null,
      reason: null,
    })
  })

  it('says what stands in the way of opening the data, and works again afterwards', async () => {
    await signedIn()
    openRefusal = new StoreError('versionTooNew', 'The data was written by a newer Foyer: update this one.')
    const blocked = newSession()
    await blocked.start()
    expect(await blocked.view()).toMatchObject({ state: 'signedOut', reason: openRefusal.message })
    openRefusal = new Error('EACCES: permission denied, mkdir /home')
    const faulty = newSession()
    await faulty.start()
    expect(await faulty.view()).toMatchObject({
      reason: expect.stringContaining('can’t open the data') as string,
    })
    openRefusal = null
    const session = newSession()
    await session.start()
    expect(await session.view()).toMatchObject({ state: 'signedIn' })
  })
})

describe('an expired session', () => {
  it('is closed also when that can’t be written down', async () => {
    const session = await signedIn()
    accessError = new StoreError('quota', 'The disk is full.')
    opened[0]?.events.sessionEnded('Your session has ended.', false)
    await expect.poll(() => opened[0]?.log).toContain('closed')
    expect(await session.view()).toMatchObject({ state: 'signedOut', reason: 'Your session has ended.' })
  })

  it('asks to sign in again, says why, and keeps what was written', async () => {
    const session = await signedIn()
    opened[0]?.events.sessionEnded('Your session has ended.', false)
    await expect.poll(() => opened[0]?.log).toContain('closed')
    expect(await session.view()).toMatchObject({ state: 'signedOut', reason: 'Your session has ended.' })
    expect(existsSync(join(opened[0]?.folder ?? '', 'outbox.db'))).toBe(true)
    expect(() => session.account()).toThrow('Sign in first.')
  })
})

describe('an access that has ended', () => {
  it('takes all of it from this computer, and says why', async () => {
    const session = await signedIn()
    opened[0]?.events.sessionEnded('Your access to this network has ended.', true)
    await expect.poll(() => existsSync(opened[0]?.folder ?? '')).toBe(false)
    expect(opened[0]?.log).toContain('closed')
    expect(await session.view()).toMatchObject({
      state: 'signedOut',
      reason: 'Your access to this network has ended.',
    })
  })
})

describe('signing out', () => {
  it('does nothing while messages wait, unless they may be discarded', async () => {
    const session = await signedIn()
    outbox = { waiting: 2, failed: 1 }
    expect(await session.signOut(false)).toEqual({ signedOut: false, waiting: 3, drafts: 0 })
    expect(session.opened()).not.toBeNull()
    expect(await session.signOut(true)).toEqual({ signedOut: true, waiting: 0, drafts: 0 })
    expect(existsSync(opened[0]?.folder ?? '')).toBe(false)
    expect(opened[0]?.log).toContain('signed out on the server')
  })

  it('is made up for at the next start when a crash came in between', async () => {
    const session = await signedIn()
    const { folder, log, account } = opened[0]!
    account.close = () => new Promise(() => undefined)
    void session.signOut(true)
    await expect.poll(() => log).toContain('signed out on the server')
    expect(existsSync(folder)).toBe(true)
    await newSession().start()
    expect(existsSync(folder)).toBe(false)
    expect(readdirSync(join(userData, 'accounts'))).toEqual([])
  })

  it('does nothing while something is written and not sent', async () => {
    const session = await signedIn()
    drafts = 1
    expect(await session.signOut(false)).toEqual({ signedOut: false, waiting: 0, drafts: 1 })
    expect(session.opened()).not.toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import type { LocationId, UserId } from '../../../protocol/wire/ids.ts'
import { arrive, newStore, storeWithPeople } from '../testing/memory-store.ts'
import {
  ACCESS,
  conversation,
  idOf,
  message,
  NADIA_CHAT,
  NOON,
  RIVERSIDE,
  toNadia,
} from '../testing/people.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const OTHER = { ...ACCESS, userId: idOf<UserId>(2, 9), name: 'Maria Silva', email: 'maria@riverside.example' }

describe('the session', () => {
  it('survives a restart: server, access, location, device, last sync', () => {
    const folder = temporaryFolder()
    const store = newStore({ folder })
    store.saveServer({ server: 'https://desk.example' })
    store.saveAccess(ACCESS)
    store.saveLastSynced({ atMs: NOON })
    const before = store.session()
    store.close()
    const again = newStore({ folder })
    expect(again.session()).toEqual(before)
    expect(before).toMatchObject({
      server: 'https://desk.example',
      email: ACCESS.email,
      access: ACCESS,
      locationId: RIVERSIDE,
      lastSyncedAt: NOON,
    })
    expect(before.deviceId).not.toBe('')
    again.close()
  })

  it('refuses a location that the user does not work at', () => {
    const store = storeWithPeople()
    expect(() => store.useLocation({ locationId: idOf<LocationId>(1, 9) })).toThrow(/don’t work/)
    const harbour = idOf<LocationId>(1, 2)
    const here = ACCESS.locations.map((one) => ({ ...one, locationId: harbour }))
    store.saveAccess({ ...ACCESS, locations: [...ACCESS.locations, ...here] })
    store.useLocation({ locationId: harbour })
    expect(store.session().locationId).toBe(harbour)
    store.saveAccess(ACCESS)
    expect(store.session().locationId).toBe(RIVERSIDE)
  })

  it('keeps everything for the same user when signing in is needed again', () => {
    const store = storeWithPeople()
    store.sendMessage(toNadia())
    store.endAccess()
    expect(() => store.badges()).toThrow(/Sign in/)
    expect(store.session()).toMatchObject({ access: null, locationId: null, email: ACCESS.email })
    store.saveAccess(ACCESS)
    expect(store.outbox()).toHaveLength(1)
    expect(store.community({ kind: 'users', query: '', limit: 9 }).total).toBe(2)
  })

  it('never sends one user’s messages under another’s name', () => {
    const store = storeWithPeople()
    store.sendMessage(toNadia())
    store.endAccess()
    expect(() => store.saveAccess(OTHER)).toThrow(/Dana Reyes has unsent messages/)
    expect(store.outbox()).toHaveLength(1)
  })

  it('gives another user an empty store', () => {
    const store = storeWithPeople()
    store.saveDraft({ conversationId: NADIA_CHAT, text: 'draft', kind: 'text', replyToId: null })
    store.endAccess()
    store.saveAccess(OTHER)
    expect(store.streams()).toEqual([])
    expect(store.draft({ conversationId: NADIA_CHAT }).text).toBe('')
    expect(store.locations()).toEqual([])
  })

  it('forgets rows and unsent work at sign-out, but not the device and the server', () => {
    const store = storeWithPeople()
    arrive(store, [conversation(), { entity: 'message', row: message(1) }])
    store.saveServer({ server: 'https://desk.example' })
    store.sendMessage(toNadia())
    const { deviceId } = store.session()
    store.forgetAccount()
    expect(store.counts()).toEqual({ customers: 0, messages: 0 })
    expect(store.outbox()).toEqual([])
    expect(store.session()).toEqual({
      deviceId,
      server: 'https://desk.example',
      email: ACCESS.email,
      access: null,
      locationId: null,
      lastSyncedAt: null,
    })
  })
})

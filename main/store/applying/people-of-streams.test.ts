import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { arrive, EPOCH, put, snapshot, storeWithPeople } from '../testing/memory-store.ts'
import { DANA, DANAS_STREAM, NADIA, NADIA_SUBJECT, STREAM, user } from '../testing/people.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import type { UserId } from '../../../protocol/wire/ids.ts'
import type { Store } from '../store.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const NADIAS = 'nadia@example.org'

/** Whole, as a location’s stream brings a person. */
const whole = (rev: number, name = 'Nadia Nguyen', id: UserId = NADIA) => user(id, name, rev)
/** As a chat shows them: what the own stream brings of somebody that one writes to. */
const ofChat = (rev: number, name = 'Nadia Nguyen'): AnyRow => {
  const row = whole(rev, name).row as RowOf<'user'>
  return { entity: 'user', row: { ...row, email: null, phone: null } }
}
const nadia = (store: Store) => {
  const { face, email } = store.profile({ subject: NADIA_SUBJECT })
  return { name: face.name, email }
}
/** Whether the address stands anywhere in cache.db or its log, as such or as a word of the index. */
const isOnDisk = (folder: string) =>
  ['cache.db', 'cache.db-wal'].some((name) =>
    readFileSync(join(folder, name)).toString('latin1').includes('nadia@'),
  )

it('keeps the address that a location brings when a chat brings the same person without, in whatever order', () => {
  const store = storeWithPeople()
  arrive(store, [whole(5)])
  arrive(store, [ofChat(5)], DANAS_STREAM)
  expect(nadia(store)).toEqual({ name: 'Nadia Nguyen', email: NADIAS })
  arrive(store, [ofChat(6, 'Nadia Berg')], DANAS_STREAM)
  expect(nadia(store)).toEqual({ name: 'Nadia Berg', email: NADIAS })
  arrive(store, [whole(6, 'Nadia Berg')])
  snapshot(store, DANAS_STREAM, [ofChat(6, 'Nadia Berg')])
  expect(nadia(store)).toEqual({ name: 'Nadia Berg', email: NADIAS })
})

it('has the whole person once a location brings them', () => {
  const store = storeWithPeople()
  snapshot(store, STREAM, [whole(1, 'Dana Reyes', DANA)])
  arrive(store, [ofChat(5)], DANAS_STREAM)
  expect(nadia(store).email).toBeNull()
  arrive(store, [whole(5)])
  expect(nadia(store).email).toBe(NADIAS)
})

it('hides the address from whoever knows the person by a chat alone again, also on the disk (I15)', () => {
  for (const end of [
    (store: Store) => store.dropStream(STREAM),
    (store: Store) => snapshot(store, STREAM, [whole(1, 'Dana Reyes', DANA)]),
    (store: Store) => {
      const from = store.streams().find(({ stream }) => stream === STREAM)!.cursor
      const gone = { ...put(whole(5), from + 1), change: 'gone' as const, body: null }
      store.applyBatch({ stream: STREAM, epoch: EPOCH, from, to: from + 1, head: from + 1, events: [gone] })
    },
  ]) {
    const folder = temporaryFolder()
    const store = storeWithPeople({ folder })
    arrive(store, [whole(5)])
    arrive(store, [ofChat(5)], DANAS_STREAM)
    expect(nadia(store).email).toBe(NADIAS)
    expect(isOnDisk(folder)).toBe(true)
    end(store)
    expect(nadia(store)).toEqual({ name: 'Nadia Nguyen', email: null })
    while (store.clearDeadWords().more);
    expect(isOnDisk(folder)).toBe(false)
    store.close()
  }
})

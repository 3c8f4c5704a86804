import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { withPlainErrors } from './plain-errors.ts'
import type { Store } from '../store.ts'
import { storeWithPeople } from '../testing/memory-store.ts'
import { NADIA_CHAT } from '../testing/people.ts'

function failing(code: string): { store: Store; damaged: () => number } {
  let count = 0
  const draft = () => {
    throw new Database.SqliteError('raw words of SQLite', code)
  }
  const store = withPlainErrors({ ...storeWithPeople(), draft }, () => (count += 1))
  return { store, damaged: () => count }
}

it.each([
  ['SQLITE_FULL', 'quota', /disk is full.*Free some space/, 0],
  ['SQLITE_IOERR_WRITE', 'internal', /data folder can’t be written/, 0],
  ['SQLITE_CORRUPT_INDEX', 'internal', /Start Foyer again/, 1],
])('%s becomes a sentence', (code, plainCode, sentence, damages) => {
  const { store, damaged } = failing(code)
  const asked = () => store.draft({ conversationId: NADIA_CHAT })
  expect(asked).toThrow(sentence)
  expect(asked).toThrow(expect.objectContaining({ code: plainCode }) as Error)
  expect(damaged()).toBe(damages * 2)
})

it('leaves other errors and answers alone', () => {
  const { store } = failing('SQLITE_CONSTRAINT')
  expect(() => store.draft({ conversationId: NADIA_CHAT })).toThrow('raw words of SQLite')
  expect(store.outboxCounts()).toEqual({ waiting: 0, failed: 0 })
})

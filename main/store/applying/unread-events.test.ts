import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { EPOCH, newStore, put, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, message, NADIA_CHAT, STREAM } from '../testing/people.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

it('reads events again that an older version could not, once it knows their kind', () => {
  const folder = temporaryFolder()
  const store = storeWithPeople({ folder })
  const events = [conversation(), { entity: 'message', row: message(1) } as const].map((row, index) => ({
    ...put(row, index + 1),
    entity: `${row.entity}OfTheFuture`,
  }))
  const applied = store.applyBatch({ stream: STREAM, epoch: EPOCH, from: 0, to: 2, head: 2, events })
  expect(applied.outcome).toBe('applied')
  store.close()

  // The upgrade: the names of the future are known now.
  const cache = new Database(join(folder, 'cache.db'))
  cache.prepare(`UPDATE unread_events SET entity = replace(entity, 'OfTheFuture', '')`).run()
  cache.close()
  const upgraded = newStore({ folder })
  const { messages } = upgraded.messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 9 })
  expect(messages.map((one) => one.text)).toEqual(['message 1'])
  upgraded.close()
  const left = new Database(join(folder, 'cache.db'), { readonly: true })
  expect(left.prepare('SELECT count(*) FROM unread_events').pluck().get()).toBe(0)
  left.close()
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { WireEvent } from '../../../protocol/wire/events.ts'
import type { UserId } from '../../../protocol/wire/ids.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import type { Store } from '../store.ts'
import { arrive, EPOCH, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, idOf, membership, message, NOON, PDF, STREAM, user } from '../testing/people.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const said = (seq: number, text: string, more = {}): AnyRow => ({
  entity: 'message',
  row: message(seq, { text, ...more }),
})

/** Which of the words stand anywhere in cache.db or its log, byte by byte. */
function onDisk(folder: string, words: readonly string[]): string[] {
  const bytes = ['cache.db', 'cache.db-wal'].map((name) =>
    readFileSync(join(folder, name)).toString('latin1'),
  )
  return words.filter((word) => bytes.some((all) => all.includes(word)))
}

it('leaves no word of an edited, unsent or dropped message on the disk (I15)', () => {
  const folder = temporaryFolder()
  const store = storeWithPeople({ folder })
  arrive(store, [
    conversation(),
    said(1, 'xylophone'),
    said(2, 'quagmire', { files: [PDF] }),
    said(3, 'zeppelin'),
    ...Array.from({ length: 300 }, (_, index) => said(10 + index, `filler ${index} of many words`)),
  ])
  store.saveFileText({ fileIds: [PDF.id], text: 'juxtaposed' })
  const words = ['xylophone', 'quagmire', 'zeppelin', 'juxtaposed']
  expect(onDisk(folder, words)).toEqual(words)
  arrive(store, [said(1, 'nothing', { rev: 2, editedAt: NOON }), said(2, '', { rev: 2, deletedAt: NOON })])
  expect(onDisk(folder, ['xylophone', 'quagmire', 'zeppelin'])).toEqual(['zeppelin'])
  store.dropStream(STREAM)
  expect(onDisk(folder, [...words, 'filler', 'nothing', 'Siobh'])).toEqual([])
  store.close()
})

it('finds nobody of the many who went at once, and leaves no word of theirs when it was quiet (I15)', () => {
  const folder = temporaryFolder()
  const store = storeWithPeople({ folder })
  const ids = Array.from({ length: 300 }, (_, index) => idOf<UserId>(2, 100 + index))
  const people = (rev: number) => ids.map((id, index) => user(id, `Zeppelin${index} Quagmire`, rev))
  const found = () => store.searchOthers({ query: 'quagmire zeppelin', conversationId: null }).people.length
  arrive(store, [...people(1), ...ids.map((id) => membership(id))])
  expect(found()).toBeGreaterThan(1)
  expect(store.clearDeadWords()).toEqual({ more: false })

  leave(store, ids.slice(1), 2)
  expect(found()).toBe(1)
  while (store.clearDeadWords().more);
  expect(onDisk(folder, ['Zeppelin299', 'zeppelin299', 'zeppelin7@', 'Zeppelin0'])).toEqual(['Zeppelin0'])
  expect(found()).toBe(1)

  // The same people again, and changed; then the right to all of it ends before there was a quiet moment.
  arrive(store, people(3))
  expect(found()).toBeGreaterThan(1)
  const renamed = ids.map((id, index) => user(id, `Xylophone${index} Quagmire`, 4))
  arrive(store, renamed)
  expect(found()).toBe(0)
  store.dropStream(STREAM)
  expect(onDisk(folder, ['eppelin', 'ylophone', 'uagmire'])).toEqual([])
  store.close()
})

/** People go, all in one batch. */
function leave(store: Store, ids: readonly UserId[], rev: number): void {
  const from = store.streams().find(({ stream }) => stream === STREAM)?.cursor ?? 0
  const to = from + ids.length
  const events = ids.map((id, index): WireEvent => {
    return {
      seq: from + index + 1,
      entity: 'user',
      entityId: id,
      change: 'gone',
      rev,
      actor: null,
      at: NOON,
      body: null,
    }
  })
  store.applyBatch({ stream: STREAM, epoch: EPOCH, from, to, head: to, events })
}

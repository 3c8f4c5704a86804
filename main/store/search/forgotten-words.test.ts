import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, message, NOON, PDF, STREAM } from '../testing/people.ts'
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

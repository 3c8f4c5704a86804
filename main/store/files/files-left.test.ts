import { expect, it } from 'vitest'
import type { FileId } from '../../../protocol/wire/ids.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, idOf, message, PDF, STREAM } from '../testing/people.ts'

const file = (number: number): FileRef => ({
  ...PDF,
  id: idOf<FileId>(6, number),
  sha256: String(number).repeat(64),
})

function storeWithFiles() {
  const store = storeWithPeople()
  arrive(store, [
    conversation(),
    { entity: 'message', row: message(1, { files: [file(1), file(2)] }) },
    { entity: 'message', row: message(2, { files: [file(2), file(3)] }) },
  ])
  return store
}

it('names what no row has any more, until it is said to be removed (I15)', () => {
  const store = storeWithFiles()
  expect(store.filesLeft()).toEqual([])
  store.pinFile({ fileId: file(1).id, pinned: true })
  arrive(store, [{ entity: 'message', row: message(1, { files: [], rev: 2, text: '', deletedAt: 5 }) }])
  // The second file lies in another message, too.
  expect(store.filesLeft()).toEqual([file(1).sha256])
  expect(store.filesLeft()).toEqual([file(1).sha256])
  store.filesRemoved({ hashes: [file(1).sha256] })
  expect(store.filesLeft()).toEqual([])
  expect(store.keptHashes()).toEqual([])
})

it('keeps what a message still has when it is edited, and names all of a location whose right is gone', () => {
  const store = storeWithFiles()
  arrive(store, [
    { entity: 'message', row: message(1, { files: [file(1), file(2)], rev: 2, text: 'Again' }) },
  ])
  expect(store.filesLeft()).toEqual([])
  store.dropStream(STREAM)
  expect(store.filesLeft().sort()).toEqual([1, 2, 3].map((number) => file(number).sha256))
})

import { expect, it } from 'vitest'
import type { FileId, UserId } from '../../../protocol/wire/ids.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'

import {
  conversation,
  idOf,
  message,
  NADIA_CHAT,
  NADIA_SUBJECT,
  NOON,
  PDF,
  toNadia,
} from '../testing/people.ts'

function file(number: number, name: string, mime: string, caption?: string): FileRef {
  const id = idOf<FileId>(6, number)
  return { ...PDF, id, name, mime, sha256: String(number).repeat(64), ...(caption ? { caption } : {}) }
}
const PICTURE = file(1, 'room.png', 'image/png', 'the quiet one')
const CONTRACT = file(2, 'contract.pdf', 'application/pdf')
const ARCHIVE = file(3, 'all.zip', 'application/zip')

function storeWithFiles() {
  const store = storeWithPeople()
  arrive(store, [
    conversation(),
    { entity: 'message', row: message(1, { files: [PICTURE, CONTRACT] }) },
    { entity: 'message', row: message(2) },
    { entity: 'message', row: message(3, { files: [ARCHIVE] }) },
  ])
  return store
}
const names = (answer: { files: { file: FileRef }[] }) => answer.files.map(({ file: { name } }) => name)

it('lists the files of a conversation, newest message first, with who, when and where', () => {
  const store = storeWithFiles()
  const of = { conversationId: NADIA_CHAT }
  const all = store.filesList({ of, kind: 'all', offset: 0, limit: 10 })
  expect(all.total).toBe(3)
  expect(names(all)).toEqual(['all.zip', 'room.png', 'contract.pdf'])
  expect(all.files[1]).toMatchObject({ file: PICTURE, seq: 1, authorName: 'Nadia Nguyễn', pinned: false })
  const second = store.filesList({ of, kind: 'all', offset: 1, limit: 1 })
  expect([names(second), second.total]).toEqual([['room.png'], 3])
})

it('tells kinds apart, and knows the same files by their customer', () => {
  const store = storeWithFiles()
  const of = { subject: NADIA_SUBJECT }
  const kinds = (['media', 'documents', 'other'] as const).map((kind) =>
    names(store.filesList({ of, kind, offset: 0, limit: 10 })),
  )
  expect(kinds).toEqual([['room.png'], ['contract.pdf'], ['all.zip']])
  const nobody = { subject: { kind: 'user' as const, id: idOf<UserId>(2, 99) } }
  expect(store.filesList({ of: nobody, kind: 'all', offset: 0, limit: 10 })).toEqual({ files: [], total: 0 })
})

it('keeps what is pinned, until it no longer is', () => {
  const store = storeWithFiles()
  store.pinFile({ fileId: CONTRACT.id, pinned: true })
  expect(store.keptHashes()).toEqual([CONTRACT.sha256])
  const { files } = store.filesList({
    of: { conversationId: NADIA_CHAT },
    kind: 'documents',
    offset: 0,
    limit: 1,
  })
  expect(files[0]?.pinned).toBe(true)
  store.pinFile({ fileId: CONTRACT.id, pinned: false })
  expect(store.keptHashes()).toEqual([])
  expect(() => store.pinFile({ fileId: idOf<FileId>(6, 77), pinned: true })).toThrow(
    'no longer in any message',
  )
})

it('gives the files of one message in its order', () => {
  const store = storeWithFiles()
  expect(store.filesOfMessage({ messageId: message(1).id }).map(({ name }) => name)).toEqual([
    'room.png',
    'contract.pdf',
  ])
})

it('names the first file of a message without words in the list of chats, also of one that waits', () => {
  const store = storeWithPeople()
  const last = () => store.chatsList({ filter: 'all', query: '', offset: 0, limit: 1 }).chats[0]?.last
  const sent = (seq: number, more = {}) => arrive(store, [{ entity: 'message', row: message(seq, more) }])
  arrive(store, [conversation()])
  sent(1, { text: 'With words', files: [CONTRACT] })
  expect(last()).toMatchObject({ fileCount: 1, file: null })
  sent(2, { text: '', files: [PICTURE, CONTRACT] })
  expect(last()).toMatchObject({ fileCount: 2, file: { name: 'room.png', mime: 'image/png' } })
  sent(3, { text: '', files: [PICTURE], deletedAt: NOON })
  expect(last()?.file).toBeNull()

  const { id, name, sizeBytes, mime, sha256 } = ARCHIVE
  store.addStagedFile({ id, conversationId: NADIA_CHAT, name, sizeBytes, mime, sha256 })
  store.sendMessage(toNadia({ text: '', stagedFileIds: [id] }))
  expect(last()).toMatchObject({ pending: true, file: { name: 'all.zip', mime: 'application/zip' } })
})

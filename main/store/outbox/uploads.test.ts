import { describe, expect, it } from 'vitest'
import type { FileId } from '../../../protocol/wire/ids.ts'
import type { Store } from '../store.ts'
import { newStore, storeWithPeople } from '../testing/memory-store.ts'
import { idOf, NADIA_CHAT, toNadia } from '../testing/people.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const FILES = [1, 2].map((number) => idOf<FileId>(6, number))
const [PHOTO, VIDEO] = FILES as [FileId, FileId]
const stage = (store: Store) => {
  for (const id of FILES) {
    store.addStagedFile({
      id,
      conversationId: NADIA_CHAT,
      name: `${id.slice(-1)}.png`,
      sizeBytes: 100,
      mime: 'image/png',
      sha256: 'b'.repeat(64),
    })
  }
}
const send = (store: Store, stagedFileIds: FileId[] = FILES) =>
  store.sendMessage(toNadia({ text: '', stagedFileIds }))
const tray = (store: Store) => store.stagedFiles({ conversationId: NADIA_CHAT }).files.map((file) => file.id)

describe('files of a message', () => {
  it('lie in the tray in the order in which they came, until they are removed or sent', () => {
    const store = storeWithPeople()
    stage(store)
    expect(tray(store)).toEqual(FILES)
    store.removeStagedFile({ fileId: PHOTO })
    expect(tray(store)).toEqual([VIDEO])
    expect(() => send(store)).toThrow(/no longer attached/)
    expect(tray(store)).toEqual([VIDEO])
    expect(store.outbox()).toEqual([])
    expect(store.stagedFileIds()).toEqual([VIDEO])
  })

  it('leave the tray with the message, in a lane of their own, and hold it back until all are up', () => {
    const store = storeWithPeople()
    stage(store)
    const { messageId } = send(store)
    expect(tray(store)).toEqual([])
    expect(store.outbox()).toMatchObject([
      { state: 'uploading', op: { lane: `files:${messageId}`, body: { fileIds: FILES } } },
    ])
    expect(store.uploads().map((file) => [file.id, file.state])).toEqual([
      [PHOTO, 'waiting'],
      [VIDEO, 'waiting'],
    ])
    const progress = { fileId: PHOTO, sentBytes: 40, tusUrl: 'https://example.org/up/1' }
    expect(store.uploadProgressed(progress)).toMatchObject({ state: 'uploading', sentBytes: 40 })
    store.uploadFinished({ fileId: PHOTO })
    expect(store.outbox()[0]?.state).toBe('uploading')
    store.uploadFinished({ fileId: VIDEO })
    expect(store.outbox()[0]?.state).toBe('queued')
    expect(store.uploads()).toEqual([])
    const [shown] = store.messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 9 }).messages
    expect(shown?.staged.map((file) => file.state)).toEqual(['uploaded', 'uploaded'])
    expect(() => store.removeStagedFile({ fileId: PHOTO })).toThrow(/part of a message/)
  })

  it('say why one was refused, and only that one goes up again', () => {
    const store = storeWithPeople()
    stage(store)
    const { opId } = send(store)
    store.uploadFinished({ fileId: PHOTO })
    const error = { code: 'tooLarge', retry: 'never', message: 'This file is too large.' } as const
    store.uploadFailed({ fileId: VIDEO, error })
    expect(store.outboxItems().items[0]).toMatchObject({
      state: 'failed',
      error: error.message,
      files: [{ state: 'uploaded' }, { state: 'failed', error: error.message }],
    })
    store.retryOp({ opId })
    expect(store.uploads().map((file) => file.id)).toEqual([VIDEO])
  })

  it('all go up again when the server has lost one', () => {
    const store = storeWithPeople()
    stage(store)
    const { opId } = send(store)
    for (const fileId of FILES) store.uploadFinished({ fileId })
    store.markParked(opId, { code: 'fileMissing', retry: 'never', message: 'A file is not on the server.' })
    store.retryOp({ opId })
    expect(store.uploads()).toMatchObject([{ sentBytes: 0, tusUrl: null }, { sentBytes: 0 }])
  })

  it('wait after a restart, at the byte where they were', () => {
    const folder = temporaryFolder()
    const store = storeWithPeople({ folder })
    stage(store)
    send(store)
    store.uploadProgressed({ fileId: VIDEO, sentBytes: 60, tusUrl: 'https://example.org/up/2' })
    store.close()
    const again = newStore({ folder })
    expect(again.stagedFile({ fileId: VIDEO })).toMatchObject({
      state: 'waiting',
      sentBytes: 60,
      tusUrl: 'https://example.org/up/2',
    })
    again.close()
  })
})

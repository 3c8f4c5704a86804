import { beforeEach, describe, expect, it } from 'vitest'
import type { FileId, OpId } from '../../../protocol/wire/ids.ts'
import type { Store } from '../store.ts'
import { storeWithPeople } from '../testing/memory-store.ts'
import { idOf, NADIA_CHAT, NADIA_SUBJECT } from '../testing/people.ts'

const [PHOTO, VIDEO, PLAN] = [1, 2, 3].map((number) => idOf<FileId>(6, number)) as [FileId, FileId, FileId]
let store: Store

beforeEach(() => {
  store = storeWithPeople()
  for (const id of [PHOTO, VIDEO, PLAN]) {
    const file = { id, conversationId: NADIA_CHAT, sizeBytes: 100, mime: 'image/png', sha256: 'b'.repeat(64) }
    store.addStagedFile({ ...file, name: `${id.slice(-1)}.png` })
  }
})

const tray = () => store.stagedFiles({ conversationId: NADIA_CHAT }).files
const send = (text: string, stagedFileIds: FileId[]): OpId =>
  store.sendMessage({
    conversationId: NADIA_CHAT,
    subject: NADIA_SUBJECT,
    kind: 'text',
    text,
    stagedFileIds,
    mentionUserIds: [],
    replyToId: null,
    holdUntil: null,
  }).opId
const sent = () => store.outbox()[0]?.op
const stateOf = (fileId: FileId) => store.stagedFile({ fileId })?.state

describe('files in the tray', () => {
  it('have captions, which the message carries', () => {
    store.caption({ fileId: VIDEO, caption: '  The bike room ' })
    expect(tray().map(({ caption }) => caption)).toEqual(['', 'The bike room', ''])
    send('', [PHOTO, VIDEO])
    expect(sent()?.body).toMatchObject({ fileIds: [PHOTO, VIDEO], captions: { [VIDEO]: 'The bike room' } })
    expect(() => store.caption({ fileId: PLAN, caption: 'x'.repeat(301) })).toThrow(/Up to 300 letters/)
    expect(() => store.caption({ fileId: PLAN, caption: 'a\u0000b' })).toThrow(/control characters/)
  })

  it('are put in order; one that is not named stays behind them', () => {
    store.orderStaged({ conversationId: NADIA_CHAT, fileIds: [PLAN, PHOTO] })
    expect(tray().map(({ id }) => id)).toEqual([PLAN, PHOTO, VIDEO])
  })
})

describe('a file that is going up', () => {
  it('pauses and resumes, and keeps how far it was', () => {
    send('', [PHOTO, VIDEO])
    store.uploadProgressed({ fileId: PHOTO, sentBytes: 40, tusUrl: 'https://example.org/up/1' })
    store.pauseUpload({ fileId: PHOTO })
    expect(store.uploads().map(({ id }) => id)).toEqual([VIDEO])
    expect(
      store.uploadProgressed({ fileId: PHOTO, sentBytes: 50, tusUrl: 'https://example.org/up/1' }),
    ).toMatchObject({
      state: 'paused',
      sentBytes: 50,
    })
    expect(store.uploadWaits({ fileId: PHOTO })?.state).toBe('paused')
    store.resumeUpload({ fileId: PHOTO })
    expect(store.uploads()).toMatchObject([{ id: PHOTO, sentBytes: 50 }, { id: VIDEO }])
  })

  it('stays paused when the words of its message are changed', () => {
    const opId = send('Two files', [PHOTO, VIDEO])
    store.pauseUpload({ fileId: PHOTO })
    store.editOp({ opId, text: 'Both files' })
    expect([stateOf(PHOTO), stateOf(VIDEO)]).toEqual(['paused', 'waiting'])
  })

  it('is left alone by a pause that comes too late', () => {
    send('', [PHOTO])
    store.uploadFinished({ fileId: PHOTO })
    expect(store.pauseUpload({ fileId: PHOTO }).topics).toEqual([])
    expect(stateOf(PHOTO)).toBe('uploaded')
  })

  it('leaves its message when it is cancelled: the message is a new one for the server (I4)', () => {
    store.caption({ fileId: VIDEO, caption: 'gone' })
    const opId = send('Three files', [PHOTO, VIDEO, PLAN])
    store.pauseUpload({ fileId: PLAN })
    store.cancelUpload({ fileId: VIDEO })
    expect(sent()?.body).toMatchObject({ text: 'Three files', fileIds: [PHOTO, PLAN] })
    expect(sent()?.body).not.toHaveProperty('captions')
    expect(sent()?.id).not.toBe(opId)
    expect([stateOf(PHOTO), stateOf(VIDEO), stateOf(PLAN)]).toEqual(['waiting', undefined, 'paused'])
    store.uploadFinished({ fileId: PHOTO })
    store.cancelUpload({ fileId: PLAN })
    expect(store.outbox()[0]).toMatchObject({ state: 'queued', op: { body: { fileIds: [PHOTO] } } })
  })

  it('takes the message along when nothing else is in it', () => {
    send('', [PHOTO])
    store.cancelUpload({ fileId: PHOTO })
    expect(store.outbox()).toEqual([])
    expect(store.stagedFileIds()).toEqual([VIDEO, PLAN])
  })

  it('can’t be cancelled once its message may be on the server', () => {
    const opId = send('', [PHOTO])
    store.uploadFinished({ fileId: PHOTO })
    store.markSent([opId])
    expect(() => store.cancelUpload({ fileId: PHOTO })).toThrow(/Unsend the message/)
  })

  it('is tried again when it was refused, and so is its message', () => {
    send('', [PHOTO, VIDEO])
    store.uploadFailed({ fileId: PHOTO, error: { code: 'quota', retry: 'never', message: 'No room.' } })
    store.resumeUpload({ fileId: PHOTO })
    expect(store.uploads().map(({ id, state }) => [id, state])).toEqual([
      [PHOTO, 'waiting'],
      [VIDEO, 'waiting'],
    ])
    expect(store.outbox()[0]?.state).toBe('uploading')
  })
})

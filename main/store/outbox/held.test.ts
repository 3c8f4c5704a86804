import { describe, expect, it } from 'vitest'
import type { FileId } from '../../../protocol/wire/ids.ts'
import type { Store } from '../store.ts'
import { arrive, newStore, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, idOf, message, NADIA_CHAT, NOON, toNadia } from '../testing/people.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const UNTIL = NOON + 10_000
const FILES = [idOf<FileId>(6, 1), idOf<FileId>(6, 2)]
const held = (store: Store, more = {}) => store.sendMessage(toNadia({ holdUntil: UNTIL, ...more }))
const states = (store: Store) => store.outbox().map((entry) => entry.state)
const draft = (store: Store) => store.draft({ conversationId: NADIA_CHAT })
const thread = (store: Store) =>
  store.messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 9 }).messages
const tray = (store: Store) => store.stagedFiles({ conversationId: NADIA_CHAT }).files.map(({ id }) => id)
const stage = (store: Store, id: FileId) =>
  store.addStagedFile({
    id,
    conversationId: NADIA_CHAT,
    name: `${id.slice(-1)}.png`,
    sizeBytes: 100,
    mime: 'image/png',
    sha256: 'b'.repeat(64),
  })

describe('a message that is held back', () => {
  it('is shown with its time, is not ready to go, and goes when that is over', () => {
    const store = storeWithPeople()
    held(store)
    expect(thread(store)).toMatchObject([{ text: 'Hello Nadia', state: 'waiting', heldUntil: UNTIL }])
    expect(states(store)).toEqual(['uploading'])
    expect(store.releaseHeld({ nowMs: UNTIL - 1 })).toEqual({
      next: UNTIL,
      touched: { topics: [], conversationIds: [] },
    })
    const { next, touched } = store.releaseHeld({ nowMs: UNTIL })
    expect(next).toBeNull()
    expect(touched).toMatchObject({ conversationIds: [NADIA_CHAT] })
    expect(states(store)).toEqual(['queued'])
    expect(thread(store)).toMatchObject([{ heldUntil: null }])
  })

  it('stays held when its text is changed, and goes at once when the clock was set back', () => {
    const store = storeWithPeople()
    const { messageId } = held(store)
    store.editMessage({ messageId, text: 'Hello again' })
    expect(thread(store)).toMatchObject([{ text: 'Hello again', heldUntil: UNTIL }])
    store.releaseHeld({ nowMs: UNTIL - 3_600_000 })
    expect(states(store)).toEqual(['queued'])
  })

  it('is on the disk from the first moment, and past its time at the next start it goes (I2)', () => {
    const folder = temporaryFolder()
    const store = storeWithPeople({ folder })
    const { messageId } = held(store)
    store.close()
    const again = newStore({ folder })
    expect(again.outbox()).toMatchObject([{ state: 'uploading', op: { body: { messageId } } }])
    again.releaseHeld({ nowMs: UNTIL + 60_000 })
    expect(states(again)).toEqual(['queued'])
    again.close()
  })
})

describe('undoSend', () => {
  it('makes a draft of it again: text, kind, answer and files in their order', () => {
    const store = storeWithPeople()
    arrive(store, [conversation(), { entity: 'message', row: message(1) }])
    FILES.forEach((id) => stage(store, id))
    store.caption({ fileId: FILES[0]!, caption: 'The plan' })
    const { messageId } = held(store, {
      kind: 'note',
      text: 'Ask for the key',
      replyToId: message(1).id,
      stagedFileIds: FILES,
    })
    expect(store.outbox()[0]?.op.body).toMatchObject({ captions: { [FILES[0]!]: 'The plan' } })
    expect(tray(store)).toEqual([])
    const later = idOf<FileId>(6, 3)
    stage(store, later)

    store.undoSend({ messageId })
    expect(store.outbox()).toEqual([])
    expect(draft(store)).toEqual({ text: 'Ask for the key', kind: 'note', replyToId: message(1).id })
    expect(tray(store)).toEqual([...FILES, later])
    expect(store.stagedFiles({ conversationId: NADIA_CHAT }).files[0]).toMatchObject({
      state: 'staged',
      caption: 'The plan',
    })
  })

  it('keeps what was typed meanwhile, and never makes a message of a note', () => {
    const store = storeWithPeople()
    const note = held(store, { kind: 'note', text: 'She pays late' })
    const typed = { conversationId: NADIA_CHAT, replyToId: null }
    store.saveDraft({ ...typed, text: 'See you', kind: 'text' })
    store.undoSend({ messageId: note.messageId })
    expect(draft(store)).toEqual({ text: 'She pays late\n\nSee you', kind: 'note', replyToId: null })

    const text = held(store, { text: 'Dear Nadia' })
    store.saveDraft({ ...typed, text: 'She pays late', kind: 'note' })
    store.undoSend({ messageId: text.messageId })
    expect(draft(store).kind).toBe('note')
  })

  it('puts no empty lines before what was typed when it had only files', () => {
    const store = storeWithPeople()
    FILES.forEach((id) => stage(store, id))
    const { messageId } = held(store, { text: '', stagedFileIds: FILES })
    store.saveDraft({ conversationId: NADIA_CHAT, text: 'See you', kind: 'text', replyToId: null })
    store.undoSend({ messageId })
    expect(draft(store).text).toBe('See you')
  })

  it('is refused once the message may go, and leaves it', () => {
    const store = storeWithPeople()
    const { messageId } = held(store)
    store.releaseHeld({ nowMs: UNTIL })
    expect(() => store.undoSend({ messageId })).toThrow(/can still be unsent/)
    expect(states(store)).toEqual(['queued'])
    expect(draft(store).text).toBe('')
  })

  it('frees what waited for it: an answer stays and answers nothing, a reaction goes', () => {
    const store = storeWithPeople()
    const { messageId } = held(store)
    store.react({ messageId, emoji: '👍', on: true })
    const answer = store.sendMessage(toNadia({ text: 'And one more thing', replyToId: messageId }))
    expect(thread(store)[1]?.replyTo).toMatchObject({
      seq: null,
      authorName: 'Dana Reyes',
      text: 'Hello Nadia',
    })
    store.undoSend({ messageId })
    expect(store.outbox().map(({ op: { body } }) => body)).toMatchObject([
      { type: 'message.send', messageId: answer.messageId, replyToId: null },
    ])
  })
})

describe('what waits for a message that waits', () => {
  it('moves behind it when it is written again, in its order', () => {
    const store = storeWithPeople()
    const first = store.sendMessage(toNadia({ text: 'first' }))
    const answer = store.sendMessage(toNadia({ text: 'answer', replyToId: first.messageId }))
    store.react({ messageId: answer.messageId, emoji: '🎉', on: true })
    store.sendMessage(toNadia({ text: 'of its own' }))
    store.editMessage({ messageId: first.messageId, text: 'first, better' })
    expect(
      store.outbox().map(({ op: { body } }) => (body.type === 'message.send' ? body.text : body.type)),
    ).toEqual(['of its own', 'first, better', 'answer', 'message.react'])
  })

  it('leaves nothing of a reaction that is set and taken back before it was sent', () => {
    const store = storeWithPeople()
    arrive(store, [conversation(), { entity: 'message', row: message(1) }])
    const { id: messageId } = message(1)
    store.react({ messageId, emoji: '👍', on: true })
    store.react({ messageId, emoji: '👍', on: true })
    expect(store.outbox()).toHaveLength(1)
    store.react({ messageId, emoji: '👍', on: false })
    expect(store.outbox()).toEqual([])
    expect(() => store.react({ messageId, emoji: '', on: true })).toThrow(/no single emoji/)
  })

  it('goes behind the first message of a chat that does not exist yet', () => {
    const store = storeWithPeople()
    const assignToNobody = () => store.assign({ conversationId: NADIA_CHAT, assigneeUserId: null })
    expect(assignToNobody).toThrow(/no message yet/)
    FILES.forEach((id) => stage(store, id))
    const { messageId } = store.sendMessage(toNadia({ stagedFileIds: FILES }))
    store.assign({ conversationId: NADIA_CHAT, assigneeUserId: message(1).authorUserId })
    store.markChat({ conversationId: NADIA_CHAT, pinned: true })
    expect(store.outbox().map(({ op }) => op.lane)).toEqual(Array(3).fill(`files:${messageId}`))
    expect(store.chatHead({ conversationId: NADIA_CHAT })).toMatchObject({
      pinned: true,
      assigneeName: 'Nadia Nguyễn',
    })
  })
})

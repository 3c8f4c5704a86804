import { describe, expect, it } from 'vitest'
import { OpBody } from '../../../protocol/wire/ops.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import type { Store } from '../store.ts'
import { FOLLOW_UP, followUp, HAND_OVER, handOver, LATER, REPLY, savedReply } from '../testing/desk-rows.ts'
import { arrive, newStore, storeWithPeople } from '../testing/memory-store.ts'
import {
  conversation,
  DANA,
  DANAS_STREAM,
  message,
  NADIA_CHAT,
  NOON,
  readMark,
  STREAM,
} from '../testing/people.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const thumbs = { emoji: '👍', userIds: [DANA] }

const head = (store: Store) => store.chatHead({ conversationId: NADIA_CHAT })
const shownReply = (store: Store) =>
  store.savedReplies({ conversationId: null }).replies.map(({ title, text }) => ({ title, text }))
const shownFollowUp = (store: Store) =>
  store
    .followUps({ conversationId: NADIA_CHAT })
    .followUps.map(({ text, due, byName, doneAt }) => ({ text, due, byName, done: doneAt !== null }))
const shownHandOver = (store: Store) => {
  const { last } = store.handOver()
  return last && { note: last.note, byMe: last.byMe, by: last.acknowledgedByName }
}

interface Case {
  name: string
  /** What the server has already. */
  stored: AnyRow[]
  act(store: Store): unknown
  shown(store: Store): unknown
  expected: unknown
  /** The row that the server makes of it; null when the saved reply is gone. */
  event(body: OpBody): AnyRow | null
  ofUser?: boolean
}

const CASES: Case[] = [
  {
    name: 'a reaction',
    stored: [],
    act: (store) => store.react({ messageId: message(1).id, emoji: '👍', on: true }),
    shown: (store) =>
      store.messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 9 }).messages[0]?.reactions,
    expected: [{ emoji: '👍', names: ['Dana Reyes'], byMe: true }],
    event: () => ({ entity: 'message', row: message(1, { rev: 2, reactions: [thumbs] }) }),
  },
  {
    name: 'a reaction taken back',
    stored: [{ entity: 'message', row: message(1, { rev: 2, reactions: [thumbs] }) }],
    act: (store) => store.react({ messageId: message(1).id, emoji: '👍', on: false }),
    shown: (store) =>
      store.messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 9 }).messages[0]?.reactions,
    expected: [],
    event: () => ({ entity: 'message', row: message(1, { rev: 3 }) }),
  },
  {
    name: 'an assignment',
    stored: [],
    act: (store) => store.assign({ conversationId: NADIA_CHAT, assigneeUserId: DANA }),
    shown: (store) => [
      head(store).assigneeName,
      store
        .chatsList({ filter: 'mine', query: '', offset: 0, limit: 9 })
        .chats.map((chat) => chat.assigneeName),
      store.chatsList({ filter: 'unassigned', query: '', offset: 0, limit: 9 }).total,
    ],
    expected: ['Dana Reyes', ['Dana Reyes'], 0],
    event: () => conversation({ rev: 2, assigneeUserId: DANA }),
  },
  {
    name: 'an assignment taken off',
    stored: [conversation({ rev: 2, assigneeUserId: DANA })],
    act: (store) => store.assign({ conversationId: NADIA_CHAT, assigneeUserId: null }),
    shown: (store) => [
      head(store).assigneeName,
      store.chatsList({ filter: 'mine', query: '', offset: 0, limit: 9 }).total,
    ],
    expected: [null, 0],
    event: () => conversation({ rev: 3, assigneeUserId: null }),
  },
  {
    name: 'a pin and a mute',
    stored: [],
    act(store) {
      store.markChat({ conversationId: NADIA_CHAT, pinned: true })
      store.markChat({ conversationId: NADIA_CHAT, mutedUntil: LATER })
    },
    shown: (store) => {
      const [row] = store.chatsList({ filter: 'all', query: '', offset: 0, limit: 9 }).chats
      return [head(store).pinned, head(store).mutedUntil, row?.pinned, row?.muted, store.badges().chats]
    },
    expected: [true, LATER, true, true, 0],
    event: () => readMark(DANA, { pinned: true, mutedUntil: LATER }),
    ofUser: true,
  },
  {
    name: 'an archived chat',
    stored: [],
    act: (store) => store.markChat({ conversationId: NADIA_CHAT, archived: true }),
    shown: (store) => [
      head(store).archived,
      store.chatsList({ filter: 'archived', query: '', offset: 0, limit: 9 }).total,
      store.chatsList({ filter: 'all', query: '', offset: 0, limit: 9 }).total,
      store.badges().chats,
    ],
    expected: [true, 1, 0, 0],
    event: () => readMark(DANA, { archivedSeq: 1 }),
    ofUser: true,
  },
  {
    name: 'a saved reply',
    stored: [],
    act: (store) => store.saveReply({ id: REPLY, title: ' Wifi ', text: 'It is on the card.' }),
    shown: shownReply,
    expected: [{ title: 'Wifi', text: 'It is on the card.' }],
    event: () => savedReply(),
  },
  {
    name: 'the removal of a saved reply',
    stored: [savedReply()],
    act: (store) => store.removeReply({ id: REPLY }),
    shown: shownReply,
    expected: [],
    event: () => null,
  },
  {
    name: 'a follow-up',
    stored: [],
    act: (store) =>
      store.saveFollowUp({
        id: FOLLOW_UP,
        conversationId: NADIA_CHAT,
        text: 'Send the invoice',
        due: { kind: 'time', at: LATER },
      }),
    shown: shownFollowUp,
    expected: [
      { text: 'Send the invoice', due: { kind: 'time', at: LATER }, byName: 'Dana Reyes', done: false },
    ],
    event: () => followUp({ byUserId: DANA }),
  },
  {
    name: 'a change of a colleague’s follow-up, which stays the colleague’s',
    stored: [followUp()],
    act: (store) =>
      store.saveFollowUp({
        id: FOLLOW_UP,
        conversationId: NADIA_CHAT,
        text: 'Send both invoices',
        due: { kind: 'time', at: LATER + 1 },
      }),
    shown: shownFollowUp,
    expected: [
      {
        text: 'Send both invoices',
        due: { kind: 'time', at: LATER + 1 },
        byName: 'Siobhán O’Brien',
        done: false,
      },
    ],
    event: () => followUp({ rev: 2, text: 'Send both invoices', due: { kind: 'time', at: LATER + 1 } }),
  },
  {
    name: 'a follow-up that is done',
    stored: [followUp()],
    act: (store) => store.followUpDone({ id: FOLLOW_UP, done: true }),
    shown: (store) => [
      shownFollowUp(store).map(({ done }) => done),
      store.followUps({ conversationId: null }).followUps,
    ],
    expected: [[true], []],
    event: () => followUp({ rev: 2, doneAt: NOON, doneByUserId: DANA }),
  },
  {
    name: 'a hand-over',
    stored: [],
    act: (store) => store.writeHandOver({ note: 'Nadia comes at four' }),
    shown: shownHandOver,
    expected: { note: 'Nadia comes at four', byMe: true, by: null },
    event: (body) =>
      handOver({
        id: body.type === 'handOver.write' ? body.handOverId : HAND_OVER,
        byUserId: DANA,
        note: 'Nadia comes at four',
        at: NOON,
      }),
  },
  {
    name: 'an acknowledged hand-over',
    stored: [handOver()],
    act: (store) => store.acknowledgeHandOver({ id: HAND_OVER }),
    shown: shownHandOver,
    expected: { note: 'All quiet', byMe: false, by: 'Dana Reyes' },
    event: () => handOver({ rev: 2, acknowledgedByUserId: DANA, acknowledgedAt: NOON }),
  },
]

function prepared(one: Case, folder: string): Store {
  const store = storeWithPeople({ folder })
  arrive(store, [conversation(), { entity: 'message', row: message(1) }])
  if (one.stored.length > 0) arrive(store, one.stored)
  return store
}

/** The server has done it: the event comes, and its acknowledgement. */
function answer(store: Store, one: Case): void {
  const { op } = store.outbox()[0]!
  const stream = one.ofUser ? DANAS_STREAM : STREAM
  const event = one.event(op.body)
  if (event === null) {
    const from = store.streams().find((known) => known.stream === stream)!.cursor
    const gone = { seq: from + 1, entity: 'savedReply', entityId: REPLY, change: 'gone' as const, rev: 2 }
    const events = [{ ...gone, actor: null, at: NOON, body: null }]
    store.applyBatch({ stream, epoch: 'epoch-1', from, to: from + 1, head: from + 1, events })
  } else arrive(store, [event], stream)
  const { cursor } = store.streams().find((known) => known.stream === stream)!
  store.markSent([op.id])
  store.markAcked(op.id, { stream, seq: cursor })
}

describe.each(CASES)('$name', (one) => {
  it('shows at once, as a valid operation with words for the outbox, and leaves when its event is here', () => {
    const store = prepared(one, temporaryFolder())
    expect(one.shown(store)).not.toEqual(one.expected)
    one.act(store)
    expect(one.shown(store)).toEqual(one.expected)
    const [entry, ...others] = store.outbox()
    expect(others).toEqual([])
    expect(OpBody.parse(entry?.op.body)).toEqual(entry?.op.body)
    expect(store.outboxItems().items[0]?.title).toMatch(/^[A-Z][a-z]+/)

    answer(store, one)
    expect(one.shown(store)).toEqual(one.expected)
    store.settleOutbox()
    expect(one.shown(store)).toEqual(one.expected)
    expect(store.outbox()).toEqual([])
    store.close()
  })

  it('is there after a restart while offline', () => {
    const folder = temporaryFolder()
    const store = prepared(one, folder)
    one.act(store)
    store.close()
    const again = newStore({ folder })
    expect(one.shown(again)).toEqual(one.expected)
    expect(again.outboxCounts()).toEqual({ waiting: 1, failed: 0 })
    again.close()
  })

  it('is not doubled by a kill between the two files, and the rows are true again when it is refused', () => {
    const folder = temporaryFolder()
    const store = prepared(one, folder)
    const before = one.shown(store)
    one.act(store)
    const { id } = store.outbox()[0]!.op
    store.markParked(id, { code: 'forbidden', retry: 'never', message: 'Not allowed.' })
    expect(one.shown(store)).toEqual(before)
    store.retryOp({ opId: id })
    expect(one.shown(store)).toEqual(one.expected)
    // The rows were committed, the outbox was not settled.
    answer(store, one)
    store.close()
    const again = newStore({ folder })
    expect(again.outbox()).toEqual([])
    expect(one.shown(again)).toEqual(one.expected)
    again.close()
  })
})

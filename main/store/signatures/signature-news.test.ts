import { expect, it } from 'vitest'
import type { FileId, NotificationId, SignatureId } from '../../../protocol/wire/ids.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import type { SignatureRow } from '../../../protocol/wire/rows/signatures.ts'
import type { Store } from '../store.ts'
import { arrive, storeWithChat } from '../testing/memory-store.ts'
import {
  conversation,
  DANA,
  idOf,
  membership,
  message,
  NADIA,
  NADIA_CHAT,
  NADIA_SUBJECT,
  NOON,
  OBRIEN,
  RIVERSIDE,
} from '../testing/people.ts'

const PDF = { id: idOf<FileId>(6, 1), name: 'contract.pdf', sizeBytes: 9, sha256: 'b'.repeat(64) }
const REQUEST = idOf<SignatureId>(9, 1)
const NEWS = idOf<NotificationId>(11, 1)
const SINCE = { sinceMs: NOON - 1000 }

/** A request about Nadia’s second message, signed by its only signer. */
function request(more: Partial<SignatureRow> = {}): AnyRow {
  const row: SignatureRow = {
    id: REQUEST,
    rev: 1,
    locationId: RIVERSIDE,
    conversationId: NADIA_CHAT,
    messageId: message(2).id,
    file: PDF,
    title: 'Flex desk contract',
    requestedByUserId: DANA,
    createdAt: NOON,
    expiresAt: NOON + 1000,
    status: 'viewed',
    endedAt: null,
    signers: [
      {
        id: idOf(10, 1),
        userId: NADIA,
        name: 'Nadia Nguyen',
        email: 'nadia@example.org',
        status: 'signed',
        askedAt: NOON,
        viewedAt: NOON,
        signedAt: NOON,
        declinedAt: null,
        declinedReason: null,
      },
    ],
    signed: null,
    ...more,
  }
  return { entity: 'signature', row }
}

function news(more: Partial<RowOf<'notification'>> = {}): AnyRow {
  const row: RowOf<'notification'> = {
    id: NEWS,
    rev: 1,
    locationId: RIVERSIDE,
    category: 'contracts',
    kind: 'signature.declined',
    actor: NADIA_SUBJECT,
    verb: 'declined to sign',
    object: 'Flex desk contract',
    detail: 'Why: too dear',
    bookedBy: null,
    bookingId: null,
    firstBooking: false,
    signatureId: REQUEST,
    byUserId: NADIA,
    at: NOON,
    ...more,
  }
  return { entity: 'notification', row }
}

function storeWith(...rows: AnyRow[]): Store {
  const file = { ...PDF, mime: 'application/pdf', width: null, height: null }
  return storeWithChat([{ entity: 'message', row: { ...message(2), files: [file] } }, ...rows])
}

const told = (store: Store) => store.thingsToTell(SINCE).filter(({ kind }) => kind === 'notification')
const cards = (store: Store) =>
  store
    .messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 9 })
    .messages.flatMap(({ signatures }) => signatures)
const types = (store: Store) => store.outbox().map(({ op }) => op.body.type)

it('whoever asked for it is told, with the way to the card; reading it takes it back', () => {
  const store = storeWith(request(), news())
  expect(told(store)).toMatchObject([
    {
      key: `notification:${NEWS}`,
      wanted: true,
      conversationId: NADIA_CHAT,
      seq: 2,
      verb: 'declined to sign',
    },
  ])
  expect(store.badges().notifications).toBe(1)
  const { notifications } = store.notificationsList({ category: null, bookedBy: null, offset: 0, limit: 9 })
  expect(notifications).toMatchObject([{ id: NEWS, card: { conversationId: NADIA_CHAT, seq: 2 } }])
  expect(cards(store)).toMatchObject([{ news: [NEWS] }])
  store.markNotifications({ ids: [NEWS], read: true })
  expect(told(store)).toEqual([])
  expect(cards(store)).toMatchObject([{ news: [] }])
  expect(store.badges().notifications).toBe(0)
})

it('a colleague’s request is told to whoever has the chat, or to all when the colleague is gone', () => {
  const wanted = (store: Store) => told(store).map((thing) => thing.wanted)
  const colleague = membership(OBRIEN, { rev: 2, adminRole: 'manager' })
  const theirs = request({ requestedByUserId: OBRIEN })
  expect(wanted(storeWith(colleague, theirs, news()))).toEqual([false])
  const mine = conversation({ rev: 2, assigneeUserId: DANA, assignedByUserId: OBRIEN })
  expect(wanted(storeWith(colleague, mine, theirs, news()))).toEqual([true])
  expect(wanted(storeWith(theirs, news()))).toEqual([true])
})

it('nobody is told of what they did themselves, nor of what they don’t want to be told of', () => {
  expect(told(storeWith(request(), news({ byUserId: DANA })))).toMatchObject([{ wanted: false }])
  const store = storeWith(request(), news())
  store.chooseNotifications({ category: 'contracts', on: false })
  expect(told(store)).toMatchObject([{ wanted: false }])
  expect(store.badges().notifications).toBe(0)
})

it('the message with the signed copy, once read, takes its news along', () => {
  const copy = { ...PDF, id: idOf<FileId>(6, 2) }
  const signed = { file: copy, messageId: message(3).id }
  const store = storeWith(
    { entity: 'message', row: { ...message(3), side: 'desk', authorUserId: DANA } },
    request({ status: 'signed', endedAt: NOON, signed }),
    news({ kind: 'signature.sealed', verb: 'signed' }),
  )
  expect(told(store)).toMatchObject([{ conversationId: NADIA_CHAT, seq: 3 }])
  store.markRead({ conversationId: NADIA_CHAT, seq: 2 })
  expect(told(store)).toHaveLength(1)
  store.markRead({ conversationId: NADIA_CHAT, seq: 3 })
  expect(told(store)).toEqual([])
  expect(types(store)).toContain('notification.mark')
})

it('the files of the chat say what has become of each, and which is the signed copy', () => {
  const copy = { ...PDF, id: idOf<FileId>(6, 2), name: 'contract (signed).pdf' }
  const signed = { file: copy, messageId: message(3).id }
  const file = { ...copy, mime: 'application/pdf', width: null, height: null }
  const chat = () => storeWith({ entity: 'message', row: { ...message(3), side: 'desk', files: [file] } })
  const signings = (store: Store) =>
    store
      .filesList({ of: { subject: NADIA_SUBJECT }, kind: 'all', offset: 0, limit: 9 })
      .files.map(({ signing }) => signing)
  const store = chat()
  expect(signings(store)).toEqual([null, null])
  const draft = { title: 'Contract', signers: [{ kind: 'user' as const, userId: NADIA }], days: 14 }
  store.requestSignature({ messageId: message(2).id, fileId: PDF.id, draft })
  expect(signings(store)).toMatchObject([null, { of: 'original', status: 'waiting' }])
  const done = chat()
  arrive(done, [request({ status: 'signed', endedAt: NOON, signed })])
  expect(signings(done)).toMatchObject([
    { of: 'copy', status: 'signed', endedAt: NOON },
    { of: 'original', copyId: copy.id },
  ])
})

it('a copy that failed says so until it is tried again or the request is withdrawn', () => {
  const store = storeWith(request({ copyFailedAt: NOON }))
  expect(cards(store)).toMatchObject([{ status: 'viewed', copyFailed: true, mayChange: true }])
  store.sealAgain({ signatureId: REQUEST })
  expect(types(store)).toEqual(['signature.sealAgain'])
  expect(cards(store)).toMatchObject([{ copyFailed: false, pending: true }])
  const other = storeWith(request({ copyFailedAt: NOON }))
  other.withdrawSignature({ signatureId: REQUEST })
  expect(cards(other)).toMatchObject([{ status: 'withdrawn', copyFailed: false }])
  // Where nothing failed, what is signed by all can’t be withdrawn.
  const signed = storeWith(request())
  signed.withdrawSignature({ signatureId: REQUEST })
  expect(cards(signed)).toMatchObject([{ status: 'viewed' }])
})

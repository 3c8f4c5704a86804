import { expect, it } from 'vitest'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import { DEFAULT_PRIVACY } from '../../../protocol/wire/rows/people.ts'
import type { ConversationId, FileId, NotificationId } from '../../../protocol/wire/ids.ts'
import type { Store } from '../store.ts'
import { EPOCH, arrive, storeWithPeople } from '../testing/memory-store.ts'
import {
  conversation,
  DANA,
  idOf,
  message,
  NADIA,
  NADIA_SUBJECT,
  NOON,
  OBRIEN,
  PDF,
  RIVERSIDE,
  STREAM,
} from '../testing/people.ts'
import { customerId, deskConversationId } from '../../../protocol/wire/ids.ts'
import type { Snippet } from '../views.ts'

const OBRIENS_CHAT = deskConversationId(RIVERSIDE, { kind: 'user', id: OBRIEN })
const DAY_MS = 86_400_000

function said(seq: number, text: string, more: Partial<RowOf<'message'>> = {}): AnyRow {
  return { entity: 'message', row: message(seq, { text, ...more }) }
}

function storeWith(...rows: AnyRow[]): Store {
  const store = storeWithPeople()
  const obriens = conversation({ id: OBRIENS_CHAT, subject: { kind: 'user', id: OBRIEN } })
  arrive(store, [conversation(), obriens, ...rows])
  return store
}

function found(store: Store, query: string, more: { conversationId?: ConversationId } = {}) {
  const asked = { query, conversationId: null, ...more }
  return { ...store.searchOthers(asked), ...store.searchMessages({ ...asked, before: null, limit: 50 }) }
}
const seqs = (store: Store, query: string, more = {}) =>
  found(store, query, more).messages.map(({ seq }) => seq)
const shown = (snippet: Snippet) => snippet.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

it('finds messages newest first, accents, apostrophes and case forgiven, all words wanted', () => {
  const store = storeWith(
    said(1, 'The café opens at nine'),
    said(2, 'We don’t open the CAFÉ on Sunday'),
    said(3, 'Ключ від шафки в кав’ярні'),
    said(4, '내일 회의실예약 부탁해요'),
    said(5, '大会議室の予約をお願いします'),
  )
  expect(seqs(store, 'cafe')).toEqual([2, 1])
  expect(seqs(store, 'cafe open')).toEqual([2, 1])
  expect(seqs(store, 'cafe nine')).toEqual([1])
  expect(seqs(store, 'dont')).toEqual([2])
  expect(seqs(store, 'don’t')).toEqual([2])
  expect(seqs(store, 'кавярн')).toEqual([3])
  expect(seqs(store, 'КЛЮЧ шафк')).toEqual([3])
  expect(seqs(store, '예약')).toEqual([4])
  expect(seqs(store, '会議室')).toEqual([5])
  expect(seqs(store, '予')).toEqual([5])
  expect(seqs(store, '"opens at nine"')).toEqual([1])
  expect(seqs(store, '"nine at opens"')).toEqual([])
  expect(shown(found(store, 'cafe sunday').messages[0]?.snippet ?? [])).toBe(
    'We don’t open the [CAFÉ] on [Sunday]',
  )
})

it('narrows by who wrote it, which chat, files and days in the time zone of the location', () => {
  const store = storeWith(
    said(1, 'key to the bike room'),
    said(2, 'the key is yours', { authorUserId: DANA, side: 'desk', sentAt: NOON + DAY_MS }),
    said(3, 'key', { conversationId: OBRIENS_CHAT, authorUserId: OBRIEN, sentAt: NOON + 2 * DAY_MS }),
    said(4, 'key in here', { files: [PDF], sentAt: NOON + 3 * DAY_MS }),
  )
  expect(seqs(store, 'key')).toEqual([4, 3, 2, 1])
  expect(seqs(store, 'key from:me')).toEqual([2])
  expect(seqs(store, 'key from:nadia')).toEqual([4, 1])
  expect(seqs(store, 'from:"nadia ngu"')).toEqual([4, 1])
  expect(seqs(store, 'key in:obrien')).toEqual([3])
  expect(seqs(store, 'key in:nadia from:me')).toEqual([2])
  expect(seqs(store, 'has:file')).toEqual([4])
  expect(seqs(store, 'key before:2026-03-03')).toEqual([1])
  expect(seqs(store, 'key after:2026-03-02 before:2026-03-05')).toEqual([3, 2])
  expect(seqs(store, 'key after:2026-03')).toEqual([])
  expect(seqs(store, 'key after:yesterday')).toEqual([4, 3, 2, 1])
  expect(seqs(store, 'key', { conversationId: OBRIENS_CHAT })).toEqual([3])
  expect(found(store, 'key from:nobody')).toMatchObject({
    messages: [],
    problem: 'Nobody here is called “nobody”.',
  })
  expect(found(store, 'key in:nobody').problem).toBe('There is no chat with “nobody” here.')
  expect(found(store, 'key from:nadia')).toMatchObject({ people: [], notifications: [] })
})

it('goes on with older messages where a page ended', () => {
  const store = storeWith(...[1, 2, 3, 4, 5].map((seq) => said(seq, `parcel ${seq}`)))
  const first = store.searchMessages({ query: 'parcel', conversationId: null, before: null, limit: 2 })
  const second = store.searchMessages({
    query: 'parcel',
    conversationId: null,
    before: first.nextBefore,
    limit: 2,
  })
  const third = store.searchMessages({
    query: 'parcel',
    conversationId: null,
    before: second.nextBefore,
    limit: 2,
  })
  expect([first, second, third].map(({ messages }) => messages.map(({ seq }) => seq))).toEqual([
    [5, 4],
    [3, 2],
    [1],
  ])
  expect(third.nextBefore).toBe(null)
})

it('puts what comes late in its place: history, and many messages of one moment', () => {
  const store = storeWith(said(3, 'parcel three'))
  store.applyHistory([message(1, { text: 'parcel one' }), message(2, { text: 'parcel two' })])
  expect(seqs(store, 'parcel')).toEqual([3, 2, 1])
  const burst = Array.from({ length: 300 }, (_, index) =>
    said(10 + index, 'burst', { sentAt: NOON + 10_000 }),
  )
  arrive(store, [...burst, said(400, 'burst', { sentAt: NOON + 10_001 })])
  const hits = store.searchMessages({
    query: 'burst',
    conversationId: null,
    before: null,
    limit: 100,
  }).messages
  expect(hits.map(({ seq }) => seq)).toEqual([400, ...Array.from({ length: 99 }, (_, index) => 309 - index)])
})

it('forgets the words of what was edited, unsent or erased, and finds the new ones', () => {
  const store = storeWith(said(1, 'violet umbrella'), said(2, 'violet'), said(3, 'violet', { files: [PDF] }))
  arrive(store, [
    said(1, 'green umbrella', { rev: 2, editedAt: NOON }),
    said(2, '', { rev: 2, deletedAt: NOON }),
    said(3, 'violet', { rev: 2, reactions: [{ emoji: '👍', userIds: [DANA] }], files: [PDF] }),
  ])
  expect(seqs(store, 'violet')).toEqual([3])
  expect(seqs(store, 'umbrella')).toEqual([1])
  expect(seqs(store, 'has:file')).toEqual([3])
  store.applyBatch({
    stream: STREAM,
    epoch: EPOCH,
    from: 8,
    to: 9,
    head: 9,
    events: [
      {
        seq: 9,
        entity: 'message',
        entityId: message(3).id,
        change: 'gone',
        rev: 3,
        actor: null,
        at: NOON,
        body: null,
      },
    ],
  })
  expect(found(store, 'violet')).toMatchObject({ messages: [], files: [] })
  expect(found(store, 'contract').files).toEqual([])
  arrive(store, [said(2, '', { rev: 3, deletedAt: NOON })])
  store.unsendMessage({ messageId: message(1).id })
  expect(seqs(store, 'umbrella')).toEqual([])
})

it('finds people by name, contact and what was noted; companies too', () => {
  const store = storeWith()
  const noted = (note: string, rev: number): AnyRow => ({
    entity: 'customer',
    row: {
      id: customerId(RIVERSIDE, NADIA_SUBJECT),
      rev,
      locationId: RIVERSIDE,
      subject: NADIA_SUBJECT,
      note,
      tags: ['morning person'],
    },
  })
  arrive(store, [noted('Prefers the quiet floor', 1)])
  const people = (query: string) =>
    found(store, query).people.map(({ face, snippet }) => `${face.name}: ${shown(snippet)}`)
  expect(people('nguyen')).toEqual(['Nadia Nguyễn: Nadia [Nguyễn]'])
  expect(people('obrien')).toEqual(['Siobhán O’Brien: Siobhán [O’Brien]'])
  expect(people('lumen')).toEqual(['Lumen Studio: [Lumen] Studio'])
  expect(people('quiet floor')).toEqual(['Nadia Nguyễn: Prefers the [quiet] [floor]'])
  expect(people('morning')).toEqual(['Nadia Nguyễn: [morning] person'])
  expect(people('nadia@example')).toEqual(['Nadia Nguyễn: [nadia@example].org'])
  arrive(store, [noted('Likes the terrace', 2)])
  expect(people('quiet floor')).toEqual([])
  expect(people('terrace nadia')).toEqual(['Nadia Nguyễn: [Nadia] Nguyễn'])
  expect(store.searchPeople({ query: 'n', limit: 5 }).people.map(({ face }) => face.name)).toEqual([
    'Nadia Nguyễn',
  ])
  expect(store.searchPeople({ query: 'terrace', limit: 5 }).people).toEqual([])
})

it('finds files by name, caption and text, and asks for the texts that it does not have', () => {
  const notes = {
    ...PDF,
    id: idOf<FileId>(6, 2),
    name: 'notes.txt',
    mime: 'text/plain',
    caption: 'from the tour',
  }
  const picture = { ...PDF, id: idOf<FileId>(6, 3), name: 'room.png', mime: 'image/png' }
  const store = storeWith(said(1, '', { files: [PDF] }), said(2, '', { files: [notes, picture] }))
  const files = (query: string) =>
    found(store, query).files.map(({ item, snippet, inText }) => [item.file.name, shown(snippet), inText])
  expect(files('contr')).toEqual([['contract.pdf', '[contract].pdf', false]])
  expect(files('tour')).toEqual([['notes.txt', 'from the [tour]', false]])
  expect(store.filesWithoutText({ limit: 9 }).map(({ name }) => name)).toEqual(['notes.txt', 'contract.pdf'])
  const long = 'All about the deposit. '.repeat(3000)
  store.saveFileText({ fileIds: [PDF.id], text: `${long} The tenant returns the Schlüssel on time. ${long}` })
  store.saveFileText({ fileIds: [notes.id], text: null })
  expect(store.filesWithoutText({ limit: 9 })).toEqual([])
  const [hit] = files('schlussel')
  expect(hit?.[2]).toBe(true)
  expect(hit?.[1]).toMatch(/^….*The tenant returns the \[Schlüssel\] on time\..*…$/)
  expect(files('deposit in:nadia')).toHaveLength(1)
  expect(files('deposit from:me')).toHaveLength(0)
  arrive(store, [said(1, '', { rev: 2, deletedAt: NOON })])
  expect(files('schlussel')).toEqual([])
})

it('finds notifications by who, what and when', () => {
  const store = storeWith({
    entity: 'notification',
    row: {
      id: idOf<NotificationId>(9, 1),
      rev: 1,
      locationId: RIVERSIDE,
      category: 'bookings',
      kind: 'booking.created',
      actor: NADIA_SUBJECT,
      verb: 'booked',
      object: 'Room 4',
      detail: 'Tue 24 Nov',
      bookedBy: 'nonmembers',
      bookingId: null,
      firstBooking: false,
      at: NOON,
    },
  })
  const hits = (query: string) => found(store, query).notifications.map(({ snippet }) => shown(snippet))
  expect(hits('nadia booked')).toEqual(['[Nadia] Nguyễn [booked] Room 4 · Tue 24 Nov'])
  expect(hits('"room 4"')).toEqual(['Nadia Nguyễn booked [Room 4] · Tue 24 Nov'])
  arrive(store, [
    {
      entity: 'user',
      row: {
        id: NADIA,
        rev: 2,
        name: 'Nadia Tran',
        email: null,
        phone: null,
        about: '',
        photo: null,
        privacy: DEFAULT_PRIVACY,
      },
    },
  ])
  expect(hits('nguyen')).toEqual([])
  expect(hits('tran')).toHaveLength(1)
})

it('finds nothing for nothing, and tells what it does not understand', () => {
  const store = storeWith(said(1, 'anything'))
  const nothing = { people: [], messages: [], files: [], notifications: [], nextBefore: null }
  expect(found(store, '  ')).toEqual({ ...nothing, problem: null })
  expect(found(store, '*** ""')).toEqual({ ...nothing, problem: null })
  expect(found(store, 'before:')).toMatchObject(nothing)
  expect(found(store, 'any before:soon')).toMatchObject({
    problem: 'before: needs a date, such as before:2026-11-01 or before:yesterday.',
    messages: [{ seq: 1 }],
  })
})

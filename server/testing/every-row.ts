import { newId } from '../../protocol/wire/ids.ts'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { Database } from '../database/database.ts'
import { putRows, settleConversations } from '../database/rows.ts'
import { addSignatures } from './every-signature.ts'
import { customersChat, type SmallNetwork } from './small-network.ts'

/** Messages of the customer's chat from the second to number `count`, all after `now`. */
export async function fillChat(
  database: Database,
  small: SmallNetwork,
  count: number,
  now: number,
): Promise<void> {
  const rows = Array.from({ length: count - 1 }, (_, index): MessageRow => {
    const seq = index + 2
    return {
      id: newId() as MessageRow['id'],
      rev: 1,
      conversationId: customersChat(small),
      locationId: small.here,
      seq,
      authorUserId: small.customer,
      side: 'customer',
      kind: 'text',
      text: `Message ${seq}`,
      files: [],
      mentionUserIds: [],
      reactions: [],
      replyToId: null,
      bookingId: null,
      // Several share a time: the pages must not lose any of them.
      sentAt: now + Math.floor(seq / 7),
      editedAt: null,
      deletedAt: null,
    }
  })
  await putRows(database, 'message', rows)
  await settleConversations(database)
}

/** A row of every other kind, a direct chat, and rows at the other location, which must not be seen. */
export async function addEverythingElse(database: Database, small: SmallNetwork, now: number): Promise<void> {
  const { here, elsewhere, customer, stranger, manager } = small
  const conversationId = customersChat(small)
  await putRows(database, 'customer', [
    {
      id: newId() as never,
      rev: 1,
      locationId: here,
      subject: { kind: 'user', id: customer },
      note: 'Likes the window seat',
      tags: ['coffee, "black"', 'ünïcode'],
    },
  ])
  for (const [locationId, userId] of [
    [here, customer],
    [elsewhere, stranger],
  ] as const) {
    const bookingId = newId() as never
    await putRows(database, 'booking', [
      {
        id: bookingId,
        rev: 1,
        locationId,
        userId,
        companyId: null,
        service: 'room',
        resource: 'Room 4',
        title: 'Workshop',
        startsAt: now,
        endsAt: now + 1,
        status: 'completed',
        paid: true,
        first: true,
      },
    ])
    await putRows(database, 'notification', [
      {
        id: newId() as never,
        rev: 1,
        locationId,
        category: 'bookings',
        kind: 'booking.created',
        actor: { kind: 'user', id: userId },
        verb: 'booked',
        object: 'Room 4',
        detail: '',
        bookedBy: 'nonmembers',
        bookingId,
        firstBooking: true,
        at: now,
      },
    ])
  }
  const day = 24 * 3_600_000
  await putRows(
    database,
    'visit',
    [now - day, now, now + day].map((expectedAt) => ({
      id: newId(),
      rev: 1,
      locationId: here,
      hostUserId: manager,
      visitorName: 'Vera Visitor',
      visitorEmail: null,
      visitorCompany: null,
      registeredByUserId: null,
      status: 'expected' as const,
      statusBefore: null,
      statusAt: null,
      statusByUserId: null,
      expectedAt,
      checkedInAt: null,
      checkedOutAt: null,
      hostToldAt: null,
      hostReadAt: null,
      hostComingAt: null,
      nudgedAt: null,
      mailedAt: null,
      code: '012345',
    })),
  )
  const postId = newId() as never
  await putRows(database, 'post', [
    {
      id: postId,
      rev: 1,
      locationId: here,
      authorUserId: customer,
      text: 'Hello',
      files: [],
      mentionUserIds: [manager],
      pinned: false,
      likedByUserIds: [manager],
      hidden: { byUserId: manager, at: now, reason: 'An advertisement' },
      at: now,
      editedAt: now,
    },
  ])
  await putRows(database, 'comment', [
    {
      id: newId() as never,
      rev: 1,
      postId,
      locationId: here,
      authorUserId: customer,
      text: 'And welcome',
      mentionUserIds: [manager],
      at: now,
    },
  ])
  await putRows(database, 'publicLink', [
    { id: newId() as never, rev: 1, locationId: here, userId: manager, createdAt: now, revokedAt: null },
    { id: newId() as never, rev: 2, locationId: here, userId: customer, createdAt: now, revokedAt: now },
    {
      id: newId() as never,
      rev: 1,
      locationId: elsewhere,
      userId: small.otherManager,
      createdAt: now,
      revokedAt: null,
    },
  ])
  const direct = newId() as typeof conversationId
  await putRows(database, 'conversation', [
    {
      id: direct,
      rev: 1,
      kind: 'direct',
      locationId: here,
      subject: null,
      participantIds: [customer, small.companyPerson],
      assigneeUserId: null,
      closedTo: [],
      createdAt: now,
    },
  ])
  await putRows(database, 'message', [
    {
      id: newId() as never,
      rev: 1,
      conversationId: direct,
      locationId: here,
      seq: 1,
      authorUserId: customer,
      side: 'customer',
      kind: 'text',
      text: 'Between the two of us',
      files: [],
      mentionUserIds: [],
      reactions: [],
      replyToId: null,
      bookingId: null,
      sentAt: now,
      editedAt: null,
      deletedAt: null,
    },
  ])
  await settleConversations(database)
  await putRows(
    database,
    'readMark',
    [manager, small.manager2, customer].map((userId) => ({
      id: `${conversationId}:${userId}`,
      rev: 1,
      conversationId,
      userId,
      seq: 1,
      deliveredSeq: 1,
      flaggedUnread: false,
      pinned: false,
      mutedUntil: null,
      archivedSeq: null,
    })),
  )
  await putRows(
    database,
    'notificationChoice',
    [manager, small.manager2].map((userId) => ({
      id: `${userId}:visitors`,
      rev: 1,
      userId,
      category: 'visitors' as const,
      on: false,
    })),
  )
  await putRows(
    database,
    'feedMark',
    [manager, small.manager2].map((userId) => {
      return { id: `${userId}:${small.here}`, rev: 1, userId, locationId: small.here, seenAt: now }
    }),
  )
  await putDeskWork(database, small, now)
  await addSignatures(database, small, now)
}

/** Saved replies, follow-ups and hand-overs of both locations; of each kind one that tier 0 leaves out. */
async function putDeskWork(database: Database, small: SmallNetwork, now: number): Promise<void> {
  const { here, elsewhere, manager, otherManager } = small
  const conversationId = customersChat(small)
  const reply = (locationId: typeof here, title: string) => {
    return { id: newId() as never, rev: 1, locationId, title, text: `${title}: {{name}}` }
  }
  await putRows(database, 'savedReply', [reply(here, 'Parking'), reply(elsewhere, small.stranger)])
  const removed = reply(here, 'Removed')
  await putRows(database, 'savedReply', [removed])
  await database.query('update saved_replies set is_removed = true where id = $1', [removed.id])
  await putRows(
    database,
    'followUp',
    [null, now].map((doneAt) => ({
      id: newId() as never,
      rev: 1,
      locationId: here,
      conversationId,
      byUserId: manager,
      text: 'Send the offer',
      due: { kind: 'time' as const, at: now },
      createdAt: now,
      doneAt,
      doneByUserId: doneAt === null ? null : manager,
    })),
  )
  const handOver = (locationId: typeof here, byUserId: typeof manager, at: number) => ({
    id: newId() as never,
    rev: 1,
    locationId,
    byUserId,
    note: 'Two parcels wait',
    at,
    acknowledgedByUserId: null,
    acknowledgedAt: null,
  })
  await putRows(database, 'handOver', [
    handOver(here, manager, now),
    handOver(here, manager, now - 1),
    handOver(elsewhere, otherManager, now + 1),
  ])
}

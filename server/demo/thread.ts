import {
  BookingId,
  MessageId,
  type CompanyId,
  type ConversationId,
  type LocationId,
  type PostId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { BookingRow } from '../../protocol/wire/rows/space.ts'
import { refer, type Asset } from './assets.ts'
import type { LineKind } from './dialogue.ts'
import { timedId, type Random } from './random.ts'

/** Somebody who writes: a customer, somebody of a company, or an administrator. */
export interface Speaker {
  userId: UserId
  /** What the others call this person. */
  called: string
  /** Named on the bookings of somebody who comes for a company. */
  companyId: CompanyId | null
}

/** A file together with where its bytes lie and who sent it in which message. */
export interface SentFile {
  ref: FileRef
  uploadId: string
  conversationId: ConversationId | null
  ownerUserId: UserId
  messageId: MessageId | PostId | null
  createdAt: number
}

/** A conversation as it grows: numbers its messages from 1 without a gap and keeps them in the order of time. */
export class Thread {
  readonly messages: MessageRow[] = []
  readonly bookings: BookingRow[] = []
  readonly files: SentFile[] = []
  readonly conversationId: ConversationId
  readonly locationId: LocationId
  readonly random: Random

  constructor(conversationId: ConversationId, locationId: LocationId, random: Random) {
    this.conversationId = conversationId
    this.locationId = locationId
    this.random = random
  }

  /** Adds a message of that kind; a booking card goes by `addBooking`. */
  say(line: { kind: LineKind; by: Speaker; at: number; text: string; asset?: Asset | null }): MessageRow {
    const sentAt = Math.max(line.at, this.messages.at(-1)?.sentAt ?? 0)
    const row: MessageRow = {
      id: MessageId.parse(timedId(sentAt, this.random)),
      rev: 1,
      conversationId: this.conversationId,
      locationId: this.locationId,
      seq: this.messages.length + 1,
      authorUserId: line.by.userId,
      side: line.kind === 'customer' || line.kind === 'booking' ? 'customer' : 'desk',
      kind: line.kind === 'note' || line.kind === 'booking' ? line.kind : 'text',
      text: line.text,
      files: [],
      mentionUserIds: [],
      reactions: [],
      replyToId: null,
      bookingId: null,
      sentAt,
      editedAt: null,
      deletedAt: null,
    }
    if (line.asset) row.files.push(this.#send(line.asset, row))
    this.messages.push(row)
    return row
  }

  /** Adds a booking and the card that shows it beside the talk. */
  addBooking(line: {
    by: Speaker
    at: number
    booking: Omit<BookingRow, 'id' | 'rev' | 'locationId' | 'userId' | 'companyId'>
  }) {
    const id = BookingId.parse(timedId(line.at, this.random))
    const { userId, companyId } = line.by
    const booking: BookingRow = {
      id,
      rev: 1,
      locationId: this.locationId,
      userId,
      companyId,
      ...line.booking,
    }
    this.bookings.push(booking)
    const card = this.say({ kind: 'booking', by: line.by, at: line.at, text: `${booking.resource} booked` })
    card.bookingId = id
    return booking
  }

  #send(asset: Asset, row: MessageRow): FileRef {
    const ref = refer(asset, timedId(row.sentAt, this.random))
    this.files.push({
      ref,
      uploadId: asset.uploadId,
      conversationId: row.conversationId,
      ownerUserId: row.authorUserId,
      messageId: row.id,
      createdAt: row.sentAt,
    })
    return ref
  }
}

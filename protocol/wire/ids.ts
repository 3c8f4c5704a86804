import { v5 as uuidV5, v7 as uuidV7 } from 'uuid'
import { z } from 'zod'

/** Every row is named by a lower-case UUID. Ids made by a device are version 7, so that they sort by time. */
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'not an id')

export const UserId = uuid.brand<'UserId'>()
export type UserId = z.infer<typeof UserId>
export const LocationId = uuid.brand<'LocationId'>()
export type LocationId = z.infer<typeof LocationId>
export const CompanyId = uuid.brand<'CompanyId'>()
export type CompanyId = z.infer<typeof CompanyId>
export const CustomerId = uuid.brand<'CustomerId'>()
export type CustomerId = z.infer<typeof CustomerId>
export const ConversationId = uuid.brand<'ConversationId'>()
export type ConversationId = z.infer<typeof ConversationId>
export const MessageId = uuid.brand<'MessageId'>()
export type MessageId = z.infer<typeof MessageId>
export const NotificationId = uuid.brand<'NotificationId'>()
export type NotificationId = z.infer<typeof NotificationId>
export const BookingId = uuid.brand<'BookingId'>()
export type BookingId = z.infer<typeof BookingId>
export const FileId = uuid.brand<'FileId'>()
export type FileId = z.infer<typeof FileId>
export const DeviceId = uuid.brand<'DeviceId'>()
export type DeviceId = z.infer<typeof DeviceId>
export const SavedReplyId = uuid.brand<'SavedReplyId'>()
export type SavedReplyId = z.infer<typeof SavedReplyId>
export const FollowUpId = uuid.brand<'FollowUpId'>()
export type FollowUpId = z.infer<typeof FollowUpId>
export const HandOverId = uuid.brand<'HandOverId'>()
export type HandOverId = z.infer<typeof HandOverId>
/** 128 random bits, all of them: nobody guesses the link of a public profile (security row 33). */
export const PublicLinkId = uuid.brand<'PublicLinkId'>()
export type PublicLinkId = z.infer<typeof PublicLinkId>
export const PostId = uuid.brand<'PostId'>()
export type PostId = z.infer<typeof PostId>
export const CommentId = uuid.brand<'CommentId'>()
export type CommentId = z.infer<typeof CommentId>
export const JoinRequestId = uuid.brand<'JoinRequestId'>()
export type JoinRequestId = z.infer<typeof JoinRequestId>
export const CustomerImportId = uuid.brand<'CustomerImportId'>()
export type CustomerImportId = z.infer<typeof CustomerImportId>
export const DeskInvitationId = uuid.brand<'DeskInvitationId'>()
export type DeskInvitationId = z.infer<typeof DeskInvitationId>
/** Names the mail of an invitation, which may be to several locations. */
export const InvitationMailId = uuid.brand<'InvitationMailId'>()
export type InvitationMailId = z.infer<typeof InvitationMailId>
/** Names one request for signatures of a PDF. */
export const SignatureId = uuid.brand<'SignatureId'>()
export type SignatureId = z.infer<typeof SignatureId>
/** Names one signer of one request. */
export const SignerId = uuid.brand<'SignerId'>()
export type SignerId = z.infer<typeof SignerId>
export const ReportId = uuid.brand<'ReportId'>()
export type ReportId = z.infer<typeof ReportId>
/** Names one operation of one device for ever (I3). */
export const OpId = uuid.brand<'OpId'>()
export type OpId = z.infer<typeof OpId>

/** `location:<id>` carries what a location's staff see, `user:<id>` what only that user sees. */
export const StreamId = z
  .string()
  .regex(/^(location|user):[0-9a-f-]{36}$/, 'not a stream')
  .brand<'StreamId'>()
export type StreamId = z.infer<typeof StreamId>

/** A new time-ordered id. */
export function newId(): string {
  return uuidV7()
}

/** The stream of a location's staff. */
export function locationStream(id: LocationId): StreamId {
  return `location:${id}` as StreamId
}

/** Whose stream it is; null for one of another kind. */
export function locationOfStream(stream: StreamId): LocationId | null {
  const [kind, id] = stream.split(':')
  return kind === 'location' ? (id as LocationId) : null
}

/** The stream of one user's own marks. */
export function userStream(id: UserId): StreamId {
  return `user:${id}` as StreamId
}

/** Who a customer is: a person or a company. */
export const Subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), id: UserId }),
  z.object({ kind: z.literal('company'), id: CompanyId }),
])
export type Subject = z.infer<typeof Subject>

const NAMES = '6f0b9f0e-6e0a-5d3c-9a51-f0e7f0e7f0e7'

/**
 * The id of the one desk chat between a customer and a location. It is made from both, so two devices that open the
 * chat at the same time, even offline, open the same one (use case 2).
 */
export function deskConversationId(location: LocationId, subject: Subject): ConversationId {
  return uuidV5(`desk:${location}:${subject.kind}:${subject.id}`, NAMES) as ConversationId
}

/**
 * The id of the one direct chat between two users. It is made from both in a fixed order, so that it is the same chat
 * whoever begins it.
 */
export function directConversationId(one: UserId, other: UserId): ConversationId {
  return uuidV5(`direct:${[one, other].sort().join(':')}`, NAMES) as ConversationId
}

/** The id of what a location's administrators note about a user or company. */
export function customerId(location: LocationId, subject: Subject): CustomerId {
  return uuidV5(`customer:${location}:${subject.kind}:${subject.id}`, NAMES) as CustomerId
}

/**
 * Where the files of a location's posts are uploaded to: the feed stands in for a conversation there, so that staging,
 * resuming and attaching are those of messages. Nobody writes messages in it.
 */
export function feedPlaceId(location: LocationId): ConversationId {
  return uuidV5(`feed:${location}`, NAMES) as ConversationId
}

/** Where a person's own photo is uploaded to, in the same way. */
export function photoPlaceId(user: UserId): ConversationId {
  return uuidV5(`photo:${user}`, NAMES) as ConversationId
}

/** The id of the row in Notifications that tells of a visit: the same for whatever is told again. */
export function visitNotificationId(visitId: string, about: 'arrival' | 'silence'): NotificationId {
  return uuidV5(`visit:${visitId}:${about}`, NAMES) as NotificationId
}

/** The id of what the history tells of one revision of a row: the same change is never told twice. */
export function customerChangeId(rowId: string, rev: number, kind: string): string {
  return uuidV5(`change:${rowId}:${rev}:${kind}`, NAMES)
}

import { z } from 'zod'
import { ConversationId, DeviceId, FileId, MessageId, OpId, ReportId, UserId } from './ids.ts'
import { REASON_MAX } from './rows/apart.ts'
import { MessageRow, MessageText, Reaction } from './rows/chats.ts'
import { FileRef, Milliseconds, PlainText } from './rows/fields.ts'
import { PortalSignature } from './http/signing.ts'
import { Access } from './requests.ts'

export * from './http/community.ts'
export * from './http/own-email.ts'
export * from './http/signing.ts'
export * from './http/web-push.ts'

/** GET /about: tells a Foyer server from any other, and whether the two can talk. */
export const About = z.object({
  foyer: z.literal('server'),
  version: z.string(),
  protocol: z.object({ oldest: z.number().int(), newest: z.number().int() }),
  networkName: z.string(),
})
export type About = z.infer<typeof About>

/** POST /auth/sign-in, for administrators. */
export const SignInRequest = z.object({
  email: PlainText.min(1).max(300),
  password: z.string().min(1).max(1000),
  deviceId: DeviceId,
})
export type SignInRequest = z.infer<typeof SignInRequest>

/** POST /auth/sign-in and /auth/refresh answer with this. Tokens are opaque; a refresh token works once. */
export const Tokens = z.object({
  accessToken: z.string(),
  accessExpiresAt: Milliseconds,
  refreshToken: z.string(),
  access: Access,
})
export type Tokens = z.infer<typeof Tokens>

/** POST /auth/refresh and /auth/sign-out. */
export const RefreshRequest = z.object({ refreshToken: z.string().min(1).max(200), deviceId: DeviceId })
export type RefreshRequest = z.infer<typeof RefreshRequest>

/**
 * GET /sync/snapshot?stream=S&tier=T&after=KEY: rows as they are now, in pages. Tier 0 is what the first screen needs,
 * 1 the rest but old messages, 2 the messages, newest first. `at` is the head of the stream when the page was read:
 * a client remembers the one of its first page, and pulls from there. `x-content-sha256` covers the body.
 */
export const SnapshotPage = z.object({
  stream: z.string(),
  epoch: z.string(),
  tier: z.number().int().min(0).max(2),
  at: z.number().int().nonnegative(),
  /** [entity, row] pairs; entities that are not known are left out by the reader. */
  rows: z.array(z.tuple([z.string(), z.unknown()])),
  /** Where the next page starts; null after the last. */
  next: z.string().nullable(),
  /** Rows of this tier in all, about: for the progress bar. */
  total: z.number().int().nonnegative(),
})
export type SnapshotPage = z.infer<typeof SnapshotPage>

/**
 * tus 1.0 at /uploads. Upload-Metadata of a creation: fileId, conversationId, name, mime, sha256, directUserId. When the last byte is
 * in, the server checks the hash; a `message.send` may then name the file, once. GET /files/:id serves it (Range).
 */
export const UploadMetadata = z.object({
  fileId: FileId,
  conversationId: ConversationId,
  /** As the row of the message will have it: every device must be able to read that. */
  name: FileRef.shape.name,
  mime: PlainText.max(127),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** With whom the direct chat will be that has no message yet. */
  directUserId: UserId.optional(),
})
export type UploadMetadata = z.infer<typeof UploadMetadata>

// The portal: a cookie session, JSON over HTTP, and a socket that only says "look again".
// An answer that is not 2xx carries a WireError as its JSON body. Where no answer is named, the portal reads none.

/** POST /portal/api/code: a six-digit code is mailed. The answer is the same whether or not the address is known. */
export const CodeRequest = z.object({ email: PlainText.min(3).max(300) })
/** POST /portal/api/sign-in */
export const CodeSignIn = z.object({ email: PlainText.min(3).max(300), code: z.string().regex(/^\d{6}$/) })

/** POST /portal/api/visitor: the secret of a visitor's link becomes a session. `notFound` when it no longer works. */
export const VisitorSignIn = z.object({ secret: z.string().min(1).max(200) })
/** Its answer: the one conversation that the visitor may open. */
export const VisitorSignedIn = z.object({ conversationId: ConversationId })
export type VisitorSignedIn = z.infer<typeof VisitorSignedIn>

/** GET /portal/api/me; 401 when not signed in. */
export const PortalMe = z.object({
  userId: UserId,
  name: z.string(),
  email: z.string(),
  networkName: z.string(),
  /** Set for a visitor without an account, who sees this conversation and nothing else. */
  onlyConversationId: ConversationId.nullable(),
})
export type PortalMe = z.infer<typeof PortalMe>

/** GET /portal/api/chats */
export const PortalChat = z.object({
  conversationId: ConversationId,
  /** A desk's, or a direct chat between two people. */
  kind: z.enum(['desk', 'direct']),
  /** The other person of a direct chat; null for a desk's, and for who is unavailable. */
  otherUserId: UserId.nullable(),
  /** Whether the asker has blocked the other person. */
  hasBlocked: z.boolean(),
  /** "Riverside desk", or the other person's name. */
  title: z.string(),
  /** "Dana and Maria answer": the customer always sees who reads along. */
  readers: z.string(),
  locationName: z.string(),
  timeZone: z.string(),
  last: z.object({ text: z.string(), at: Milliseconds, own: z.boolean() }).nullable(),
  unread: z.number().int().nonnegative(),
  /** False when chats are switched off or the right to write is gone; `why` says so in words. */
  canWrite: z.boolean(),
  why: z.string().nullable(),
})
export type PortalChat = z.infer<typeof PortalChat>
export const PortalChats = z.object({ chats: z.array(PortalChat) })

/** A message as the customer may see it. */
export const PortalMessage = MessageRow.pick({
  id: true,
  seq: true,
  side: true,
  text: true,
  files: true,
  sentAt: true,
  editedAt: true,
  deletedAt: true,
}).extend({
  authorName: z.string(),
  own: z.boolean(),
  /** Whom a report of it would be about; null for one's own. */
  authorUserId: UserId.nullable(),
  /** Null when it answers nothing, or something that the customer may not see. `text` is its beginning. */
  replyTo: z.object({ id: MessageId, authorName: z.string(), text: z.string() }).nullable(),
  reactions: z.array(z.object({ emoji: z.string(), count: z.number().int().positive(), own: z.boolean() })),
  /** What somebody was asked to sign of its files. */
  signatures: z.array(PortalSignature),
})
export type PortalMessage = z.infer<typeof PortalMessage>

/** GET /portal/api/chats/:id/messages?before=SEQ: the newest 50 before that, oldest first. */
export const PortalMessages = z.object({
  messages: z.array(PortalMessage),
  hasOlder: z.boolean(),
  /** How far the desk has read, for "Read". */
  deskReadSeq: z.number().int().nonnegative(),
})
export type PortalMessages = z.infer<typeof PortalMessages>

/** POST /portal/api/chats/:id/messages. Sending it again with the same opId sends nothing twice. Answers PortalMessage. */
export const PortalSend = z.object({
  opId: OpId,
  messageId: MessageId,
  text: MessageText,
  fileIds: z.array(FileId).max(10),
  replyToId: MessageId.nullable(),
  /** With whom a direct chat begins by this message. */
  directUserId: UserId.nullable().optional(),
})
export type PortalSend = z.infer<typeof PortalSend>

/** PUT /portal/api/messages/:id changes the text of an own message. Answers PortalMessage. */
export const PortalEdit = z.object({ opId: OpId, text: MessageText.min(1) })
/** POST /portal/api/messages/:id/unsend leaves the tombstone of an own message. Answers PortalMessage. */
export const PortalUnsend = z.object({ opId: OpId })
/** POST /portal/api/messages/:id/reactions sets or takes back the own reaction. Answers PortalMessage. */
export const PortalReact = z.object({ opId: OpId, emoji: Reaction.shape.emoji, on: z.boolean() })

/**
 * GET /portal/api/people?query=...: whom the asker may start a chat with, by the beginning of a name, at most 20. Whoever
 * is hidden is not there, like whoever doesn't exist.
 */
export const PortalPeople = z.object({
  people: z.array(
    z.object({
      userId: UserId,
      name: z.string(),
      companyName: z.string().nullable(),
      photoFileId: FileId.nullable(),
      conversationId: ConversationId,
    }),
  ),
})
export type PortalPeople = z.infer<typeof PortalPeople>

// GET /portal/api/people/:userId/chat answers the PortalChat with that person, also when it has no message yet.

/** PUT /portal/api/blocks/:userId blocks a person or takes that back; GET /portal/api/blocks lists whom the asker blocks. */
export const PortalBlock = z.object({ opId: OpId, active: z.boolean() })
export const PortalBlocks = z.object({ people: z.array(z.object({ userId: UserId, name: z.string() })) })
export type PortalBlocks = z.infer<typeof PortalBlocks>

/** POST /portal/api/reports tells the administrators about a person, or a message of theirs. */
export const PortalReport = z.object({
  opId: OpId,
  reportId: ReportId,
  userId: UserId,
  messageId: MessageId.nullable(),
  reason: PlainText.min(1).max(REASON_MAX),
})

/** POST /portal/api/chats/:id/read */
export const PortalRead = z.object({ seq: z.number().int().nonnegative() })

// POST /portal/api/sign-out, with an empty body, ends the session.

/** The socket.io namespace of the portal, at the usual path /socket.io; the session's cookie admits to it. */
export const PORTAL_NAMESPACE = '/portal'
/**
 * Its event `poke`: something that this user may see changed in the conversation (a message, an edit, a read
 * mark, the right to write). Carries no data, so losing one loses nothing: the portal reads again on reconnect.
 */
export const PortalPoke = z.object({ conversationId: ConversationId })
export type PortalPoke = z.infer<typeof PortalPoke>

/**
 * `typing`, both ways and never stored: the customer's page says it of its chat, and hears of the desk. `name` is who is
 * typing; the server sets it, whatever a page says.
 */
export const PortalTyping = z.object({ conversationId: ConversationId, name: z.string().max(300).optional() })
export type PortalTyping = z.infer<typeof PortalTyping>

/** The same for visits: something changed about a visit of which this user is the host. Its payload is empty. */
export const PORTAL_VISITS = 'visits'

/**
 * And for what several people see: a feed that this user reads, who is shown in Community (`people`), what is shown at all
 * (`places`), what is booked (`bookings`), or what this user is (`me`). It says nothing of what changed: the page reads again.
 */
export const PORTAL_CHANGED = 'changed'
export const PortalChanged = z.object({ about: z.enum(['feed', 'people', 'places', 'bookings', 'me']) })
export type PortalChanged = z.infer<typeof PortalChanged>
export * from './http/public-pages.ts'
export * from './http/open-visits.ts'
export * from './http/desk-invitation.ts'

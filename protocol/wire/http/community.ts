import { z } from 'zod'
import {
  BookingId,
  CommentId,
  CompanyId,
  ConversationId,
  FileId,
  LocationId,
  OpId,
  PostId,
  UserId,
} from '../ids.ts'
import { CommentRow, POST_FILES_MAX, PostRow } from '../rows/feed.ts'
import { FileRef, Milliseconds } from '../rows/fields.ts'
import { Privacy, UserRow } from '../rows/people.ts'
import { BookingRow } from '../rows/space.ts'

// Community and Feed of the portal, and one's own profile (use case 5). What isn't shown to the asker is answered like
// what isn't there. Each change is an operation: the same `opId` again repeats the answer.

/** GET /portal/api/places: the locations whose Community, Feed or bookings the asker sees, their own first. */
export const PortalPlace = z.object({
  locationId: LocationId,
  name: z.string(),
  timeZone: z.string(),
  community: z.boolean(),
  feed: z.boolean(),
  /** Whether they see what is booked there: its members and administrators do. */
  bookings: z.boolean(),
  /** Whether they post, comment and like there. */
  mayPost: z.boolean(),
  /** Where files of a post are uploaded to. */
  feedPlaceId: ConversationId,
})
export type PortalPlace = z.infer<typeof PortalPlace>
export const PortalPlaces = z.object({ places: z.array(PortalPlace) })

/** Somebody in the directory, below a post, or on a profile. Of whom the asker doesn't see, only the id. */
export const PortalPerson = z.object({
  userId: UserId,
  name: z.string(),
  photoFileId: FileId.nullable(),
  /** Their company and what they are there, or "Administrator". */
  standing: z.string(),
  about: z.string(),
})
export type PortalPerson = z.infer<typeof PortalPerson>

export const PortalCompany = z.object({
  companyId: CompanyId,
  name: z.string(),
  about: z.string(),
  website: z.string().nullable(),
  people: z.number().int(),
})
export type PortalCompany = z.infer<typeof PortalCompany>

/** GET /portal/api/community/:locationId?q=LETTERS: at most 100 of each, by name. */
export const PortalDirectory = z.object({
  people: z.array(PortalPerson),
  peopleTotal: z.number().int(),
  companies: z.array(PortalCompany),
})
export type PortalDirectory = z.infer<typeof PortalDirectory>

/** Whoever hides the name, or the title, from the asker: "Reserved" stands there instead. */
export const PortalBooking = z.object({
  id: BookingId,
  /** What was booked: "Room 4". */
  resource: z.string(),
  service: BookingRow.shape.service,
  startsAt: Milliseconds,
  endsAt: Milliseconds,
  own: z.boolean(),
  bookedBy: z.object({ userId: UserId, name: z.string() }).nullable(),
  title: z.string().nullable(),
})
export type PortalBooking = z.infer<typeof PortalBooking>
/** The furthest day that is looked at, counted from today. */
export const BOOKING_DAYS_MAX = 30
/** GET /portal/api/bookings/:locationId?day=DAYS_FROM_TODAY: what is booked on that day, by time. */
export const PortalBookings = z.object({
  /** The day in the location's time zone: 2026-02-28. */
  day: z.string(),
  bookings: z.array(PortalBooking),
})
export type PortalBookings = z.infer<typeof PortalBookings>

/** GET /portal/api/people/:id */
export const PortalProfile = PortalPerson.extend({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  places: z.array(z.string()),
  /** Whether the asker may start a chat with them now. */
  mayChat: z.boolean(),
  self: z.boolean(),
})
export type PortalProfile = z.infer<typeof PortalProfile>

/** Who wrote something. `userId` is null for somebody who is no longer shown to the asker ("Unavailable user"). */
const Author = z.object({
  userId: UserId.nullable(),
  name: z.string(),
  photoFileId: FileId.nullable(),
  standing: z.string(),
})
const Mentioned = z.object({ userId: UserId, name: z.string() })

export const PortalPost = z.object({
  id: PostId,
  author: Author,
  own: z.boolean(),
  text: z.string(),
  files: z.array(FileRef),
  mentions: z.array(Mentioned),
  pinned: z.boolean(),
  likes: z.number().int(),
  liked: z.boolean(),
  comments: z.number().int(),
  /** Why the desk hid it: only its author is shown it then. */
  hiddenBecause: z.string().nullable(),
  at: Milliseconds,
  editedAt: Milliseconds.nullable(),
})
export type PortalPost = z.infer<typeof PortalPost>

/** GET /portal/api/feed/:locationId: the newest 100, pinned ones first. */
export const PortalFeed = z.object({ posts: z.array(PortalPost) })

export const PortalComment = z.object({
  id: CommentId,
  author: Author,
  own: z.boolean(),
  text: z.string(),
  mentions: z.array(Mentioned),
  at: Milliseconds,
})
export type PortalComment = z.infer<typeof PortalComment>
/** GET /portal/api/posts/:id/comments, oldest first. */
export const PortalComments = z.object({ comments: z.array(PortalComment) })

/** PUT /portal/api/feed/:locationId/posts/:id posts, or changes an own post. */
export const PortalPostPut = z.object({
  opId: OpId,
  text: PostRow.shape.text,
  fileIds: z.array(FileId).max(POST_FILES_MAX),
  mentionUserIds: PostRow.shape.mentionUserIds,
})
export type PortalPostPut = z.infer<typeof PortalPostPut>
/** DELETE /portal/api/posts/:id and /portal/api/comments/:id, with the operation in the body. */
export const PortalRemove = z.object({ opId: OpId })
/** POST /portal/api/posts/:id/like */
export const PortalLike = z.object({ opId: OpId, on: z.boolean() })
/** PUT /portal/api/posts/:id/comments/:commentId */
export const PortalCommentPut = z.object({
  opId: OpId,
  text: CommentRow.shape.text,
  mentionUserIds: CommentRow.shape.mentionUserIds,
})

/** GET /portal/api/profile: one's own, with where one is signed in. */
export const PortalOwnProfile = UserRow.pick({
  name: true,
  email: true,
  phone: true,
  about: true,
  photo: true,
  privacy: true,
}).extend({
  photoPlaceId: ConversationId,
  sessions: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['desk', 'portal', 'visitor']),
      current: z.boolean(),
      createdAt: Milliseconds,
    }),
  ),
})
export type PortalOwnProfile = z.infer<typeof PortalOwnProfile>

/** PUT /portal/api/profile: what is left out stays. Answers PortalOwnProfile. */
export const PortalProfilePut = z.object({
  opId: OpId,
  name: UserRow.shape.name.optional(),
  phone: UserRow.shape.phone.optional(),
  about: UserRow.shape.about.optional(),
  /** A file that was uploaded to `photoPlaceId`; null takes the photo away. */
  photoFileId: FileId.nullable().optional(),
  privacy: Privacy.optional(),
})
export type PortalProfilePut = z.infer<typeof PortalProfilePut>

// POST /portal/api/profile/sign-out-everywhere ends every session of the asker, this one too.

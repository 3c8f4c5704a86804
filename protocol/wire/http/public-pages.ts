import { z } from 'zod'
import { ConversationId, FileId, LocationId } from '../ids.ts'
import { PortalComment, PortalPerson, PortalPost } from './community.ts'
import { PlainText } from '../rows/fields.ts'
import { RichText } from '../rows/space.ts'

// What everybody may read, signed in or not. Whatever is not there, revoked or malformed gets one and the same answer.

/** GET /portal/api/locations/:id/information; its pictures at .../pictures/:fileId. */
export const PublicInformation = z.object({
  locationId: LocationId,
  name: z.string(),
  networkName: z.string(),
  address: z.string(),
  timeZone: z.string(),
  information: RichText,
  /** Whether Community, Feed and Visitors are open to everybody. */
  open: z.object({ community: z.boolean(), feed: z.boolean(), visitors: z.boolean() }),
})
export type PublicInformation = z.infer<typeof PublicInformation>

/** What every open page of a location begins with. */
export const ofLocation = {
  locationName: z.string(),
  networkName: z.string(),
  timeZone: z.string(),
  /** What `after` of the next page is; null after the last. */
  next: z.string().nullable(),
}

/** Somebody who shows themselves to everybody, with the contacts that they show to everybody. */
export const PublicPerson = PortalPerson.extend({
  email: z.string().nullable(),
  phone: z.string().nullable(),
})
export type PublicPerson = z.infer<typeof PublicPerson>

/**
 * GET /portal/api/open/:id/people?after=KEY: the directory of a location where Community is public, 30 at a time by name; a
 * photo at .../people/:userId/photo.
 */
export const PublicPeople = z.object({ ...ofLocation, people: z.array(PublicPerson) })
export type PublicPeople = z.infer<typeof PublicPeople>

export const PublicPost = PortalPost.pick({
  id: true,
  author: true,
  text: true,
  files: true,
  pinned: true,
  likes: true,
  comments: true,
  at: true,
  editedAt: true,
})
export type PublicPost = z.infer<typeof PublicPost>

/**
 * GET /portal/api/open/:id/posts?after=KEY: the posts of a location where Feed is public, 20 at a time, pinned and newest
 * first; their files at .../posts/:postId/:fileId.
 */
export const PublicPosts = z.object({ ...ofLocation, posts: z.array(PublicPost) })
export type PublicPosts = z.infer<typeof PublicPosts>

/** A comment; its author has no id and the name "A member" where the person hides the name from everybody. */
export const PublicComment = PortalComment.pick({ id: true, author: true, text: true, at: true })
export type PublicComment = z.infer<typeof PublicComment>

/** GET /portal/api/open/:id/posts/:postId/comments?after=KEY: what stands below an open post, 30 at a time, oldest first. */
export const PublicComments = z.object({ ...ofLocation, comments: z.array(PublicComment) })
export type PublicComments = z.infer<typeof PublicComments>

/** GET /portal/api/links/:id, the profile of a public link; its photo at .../photo. */
export const PublicProfile = z.object({
  name: z.string(),
  photoFileId: FileId.nullable(),
  about: z.string(),
  /** Only what the person made public. */
  email: z.string().nullable(),
  phone: z.string().nullable(),
  locationId: LocationId,
  locationName: z.string(),
  networkName: z.string(),
  /** Whether the reader may write to this person's desk; `why` says in words why not, when that is worth saying. */
  mayChat: z.boolean(),
  why: z.string().nullable(),
  /** "Dana and Maria answer": who reads along is said before anything is written. */
  readers: z.string(),
})
export type PublicProfile = z.infer<typeof PublicProfile>

export const Email = PlainText.min(3).max(300)

/** POST /portal/api/links/:id/sign-up mails a code. The answer is the same whether or not the address is known. */
export const SignUpRequest = z.object({
  name: PlainText.max(300).refine((name) => name.trim() !== '' && !name.includes('\n')),
  email: Email.regex(/^[^\s@]+@[^\s@]+$/),
})
/** POST /portal/api/links/:id/sign-in, with the code of that mail, starts a session. */
export const SignUpCode = z.object({ email: Email, code: z.string().regex(/^\d{6}$/) })
/** POST /portal/api/links/:id/chat opens the desk chat, assigned to the link's person. */
export const OpenedChat = z.object({ conversationId: ConversationId })

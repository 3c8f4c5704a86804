import {
  PortalBookings,
  PortalComments,
  PortalDirectory,
  PortalFeed,
  PortalOwnProfile,
  PortalPlaces,
  PortalProfile,
  type PortalComment,
  type PortalPlace,
  type PortalPost,
  type PortalPostPut,
  type PortalProfilePut,
} from '../protocol/wire/http.ts'
import { newId, type CommentId, type LocationId, type PostId, type UserId } from '../protocol/wire/ids.ts'
import { get, post } from './api.ts'

// Community, Feed and one's own profile. Each throws ApiError or NetworkError. A change that is tried again is given the
// same `opId`, so that it is done once (I3).

/** The locations whose Community, Feed or bookings one sees, the own ones first. */
export async function fetchPlaces(): Promise<PortalPlace[]> {
  return (await get('/places', PortalPlaces)).places
}

/** People and companies of a location whose name has these letters. */
export function fetchDirectory(locationId: LocationId, letters: string): Promise<PortalDirectory> {
  return get(`/community/${locationId}?q=${encodeURIComponent(letters)}`, PortalDirectory)
}

/** What is booked at a location, so many days from today on. */
export function fetchBookings(locationId: LocationId, day: number): Promise<PortalBookings> {
  return get(`/bookings/${locationId}?day=${day}`, PortalBookings)
}

/** What somebody shows of themselves to whoever asks. */
export function fetchPerson(id: UserId): Promise<PortalProfile> {
  return get(`/people/${id}`, PortalProfile)
}

/** The posts of a location, pinned and newest first. */
export async function fetchFeed(locationId: LocationId): Promise<PortalPost[]> {
  return (await get(`/feed/${locationId}`, PortalFeed)).posts
}

/** What stands below a post, oldest first. */
export async function fetchComments(postId: PostId): Promise<PortalComment[]> {
  return (await get(`/posts/${postId}/comments`, PortalComments)).comments
}

/** Posts, or changes an own post. */
export async function putPost(locationId: LocationId, id: PostId, content: PortalPostPut): Promise<void> {
  await post(`/feed/${locationId}/posts/${id}`, content, 'PUT')
}

/** Removes an own post for good. */
export async function removePost(id: PostId): Promise<void> {
  await post(`/posts/${id}`, { opId: newId() }, 'DELETE')
}

/** Sets or takes back the own like. */
export async function likePost(id: PostId, on: boolean): Promise<void> {
  await post(`/posts/${id}/like`, { opId: newId(), on })
}

/** Says something below a post. */
export async function putComment(
  postId: PostId,
  id: CommentId,
  opId: string,
  text: string,
  mentionUserIds: string[],
): Promise<void> {
  await post(`/posts/${postId}/comments/${id}`, { opId, text, mentionUserIds }, 'PUT')
}

/** Removes an own comment for good. */
export async function removeComment(id: CommentId): Promise<void> {
  await post(`/comments/${id}`, { opId: newId() }, 'DELETE')
}

/** One's own profile, and where one is signed in. */
export function fetchOwnProfile(): Promise<PortalOwnProfile> {
  return get('/profile', PortalOwnProfile)
}

/** Changes one's own profile; what is left out stays. */
export async function putOwnProfile(changed: Omit<PortalProfilePut, 'opId'>): Promise<PortalOwnProfile> {
  return PortalOwnProfile.parse(await post('/profile', { opId: newId(), ...changed }, 'PUT'))
}

/** Ends every session of oneself, this one too. */
export async function signOutEverywhere(): Promise<void> {
  await post('/profile/sign-out-everywhere', {})
}

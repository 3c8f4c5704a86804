import {
  PublicComments,
  PublicHosts,
  PublicPeople,
  PublicPosts,
  PublicVisits,
  type AnnouncedVisit,
  type PublicComment,
  type PublicHost,
  type PublicPerson,
  type PublicPost,
  type PublicVisit,
} from '../protocol/wire/http.ts'
import { get, post } from './api.ts'

// Community, Feed and Visitors where they are open to everybody. ApiError `notFound` where they aren't, as for what isn't there.

/** What stands above the rows. */
export interface Shown<Row> {
  locationName: string
  networkName: string
  timeZone: string
  rows: Row[]
  hasMore: boolean
}

/** The first pages of the open directory, by name: all of them anew, so that nothing is shown that is no longer open. */
export async function fetchOpenPeople(locationId: string, pages: number): Promise<Shown<PublicPerson>> {
  return pagesOf(pages, async (after) => {
    const { people, ...rest } = await get(addressOf(locationId, 'people', after), PublicPeople)
    return { ...rest, rows: people }
  })
}

/** The same of the posts. */
export async function fetchOpenPosts(locationId: string, pages: number): Promise<Shown<PublicPost>> {
  return pagesOf(pages, async (after) => {
    const { posts, ...rest } = await get(addressOf(locationId, 'posts', after), PublicPosts)
    return { ...rest, rows: posts }
  })
}

/** The same of what stands below a post, oldest first. */
export async function fetchOpenComments(
  locationId: string,
  postId: string,
  pages: number,
): Promise<Shown<PublicComment>> {
  return pagesOf(pages, async (after) => {
    const address = addressOf(locationId, `posts/${postId}/comments`, after)
    const { comments, ...rest } = await get(address, PublicComments)
    return { ...rest, rows: comments }
  })
}

/** The address of the photo of somebody on these pages. */
export function openPhotoHref(locationId: string, userId: string): string {
  return `/portal/api/open/${locationId}/people/${userId}/photo`
}

/** The address of a file of a post on these pages. */
export function openFileHref(locationId: string, postId: string, fileId: string): string {
  return `/portal/api/open/${locationId}/posts/${postId}/${fileId}`
}

function addressOf(locationId: string, what: string, after: string | null): string {
  const query = after === null ? '' : `?after=${encodeURIComponent(after)}`
  return `/open/${encodeURIComponent(locationId)}/${what}${query}`
}

/** The same of who comes today; `hasHosts`: whether a visit can be announced to anybody. */
export async function fetchOpenVisits(
  locationId: string,
  pages: number,
): Promise<Shown<PublicVisit> & { hasHosts: boolean }> {
  let hasHosts = false
  const shown = await pagesOf(pages, async (after) => {
    const { visits, ...rest } = await get(addressOf(locationId, 'visits', after), PublicVisits)
    hasHosts = rest.hasHosts
    return { ...rest, rows: visits }
  })
  return { ...shown, hasHosts }
}

/** The first few to whom a visit can be announced and whose name has the letters. */
export async function fetchHosts(locationId: string, letters: string): Promise<PublicHost[]> {
  const address = `/open/${encodeURIComponent(locationId)}/hosts?q=${encodeURIComponent(letters)}`
  return (await get(address, PublicHosts)).hosts
}

/** Asks for a code to prove the address with which a visit is announced. */
export async function requestVisitCode(locationId: string, name: string, email: string): Promise<void> {
  await post(`/open/${encodeURIComponent(locationId)}/visits/code`, { name, email })
}

/** Announces a visit; sent again with the same `visitId`, it is the same visit. */
export async function announceVisit(locationId: string, visit: AnnouncedVisit): Promise<void> {
  await post(`/open/${encodeURIComponent(locationId)}/visits`, visit)
}

async function pagesOf<Row>(
  pages: number,
  fetchPage: (after: string | null) => Promise<Omit<Shown<Row>, 'hasMore'> & { next: string | null }>,
): Promise<Shown<Row>> {
  let page = await fetchPage(null)
  const rows = [...page.rows]
  for (let read = 1; read < pages && page.next !== null; read++) {
    page = await fetchPage(page.next)
    rows.push(...page.rows)
  }
  const { locationName, networkName, timeZone, next } = page
  return { locationName, networkName, timeZone, rows, hasMore: next !== null }
}

import { isSeenBy } from '../../protocol/rules/standing.ts'
import type { PortalComment, PortalPost } from '../../protocol/wire/http.ts'
import type { FileId, LocationId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import { askerOf, housesOf } from '../rules/facts.ts'
import { mentionsIn, STANDING } from '../rules/open-to-all.ts'
import { unavailableTo } from './directory.ts'

const POSTS_SHOWN = 100
const UNAVAILABLE = { userId: null, name: 'Unavailable user', photoFileId: null, standing: '' }

type Author = { userId: UserId; name: string; photoFileId: FileId | null; standing: string }
type WithAuthor<View> = Omit<View, 'author' | 'mentions' | 'own'> & {
  author: Author
  mentions: { userId: UserId; name: string }[]
}

/** Whether somebody reads the feed of a location at this moment. */
async function readsFeed(queries: Queries, userId: UserId, locationId: LocationId): Promise<boolean> {
  const house = (await housesOf(queries)).find((one) => one.locationId === locationId)
  return house !== undefined && isSeenBy(house.feed, await askerOf(queries, userId), locationId)
}

/** The posts of a location as somebody sees them; null when the feed isn't shown to them. */
export async function postsFor(
  queries: Queries,
  userId: UserId,
  locationId: LocationId,
): Promise<PortalPost[] | null> {
  if (!(await readsFeed(queries, userId, locationId))) return null
  const posts = await queries.query<WithAuthor<PortalPost>>(
    `select p.id, p.text, p.files, p.pinned, p.at, p.edited_at as "editedAt", ${AUTHOR} as author,
       ${mentionsIn('p')} as mentions, cardinality(p.liked_by_user_ids) as likes,
       $1::uuid = any(p.liked_by_user_ids) as liked,
       (select count(*) from comments where post_id = p.id and not is_removed) as comments,
       p.hidden->>'reason' as "hiddenBecause"
     from posts p ${authorOf('p')}
     where p.location_id = $2 and not p.is_removed and (p.hidden is null or p.author_user_id = $1)
     order by p.pinned desc, p.at desc, p.id desc limit ${POSTS_SHOWN}`,
    [userId, locationId],
  )
  return shown(queries, userId, posts)
}

/** What stands below a post as somebody sees it; null when the post isn't shown to them. */
export async function commentsFor(
  queries: Queries,
  userId: UserId,
  postId: PostId,
): Promise<PortalComment[] | null> {
  const [post] = await queries.query<{ locationId: LocationId }>(
    `select location_id as "locationId" from posts
     where id = $1 and not is_removed and (hidden is null or author_user_id = $2)`,
    [postId, userId],
  )
  if (post === undefined || !(await readsFeed(queries, userId, post.locationId))) return null
  const comments = await queries.query<WithAuthor<PortalComment>>(
    `select k.id, k.text, k.at, ${AUTHOR} as author, ${mentionsIn('k')} as mentions
     from comments k ${authorOf('k')} where k.post_id = $1 and not k.is_removed order by k.at, k.id`,
    [postId],
  )
  return shown(queries, userId, comments)
}

/** Whoever has blocked the asker, or is barred, is "Unavailable user"; a name is a mention only where the text says it. */
async function shown<View extends PortalPost | PortalComment>(
  queries: Queries,
  userId: UserId,
  rows: readonly WithAuthor<View>[],
): Promise<View[]> {
  const unavailable = await unavailableTo(
    queries,
    userId,
    rows.map(({ author }) => author.userId),
  )
  return rows.map((row) => ({
    ...row,
    own: row.author.userId === userId,
    author: unavailable.has(row.author.userId) ? UNAVAILABLE : row.author,
    mentions: row.mentions.filter(({ name }) => row.text.includes(`@${name}`)),
  })) as unknown as View[]
}

const AUTHOR = `json_build_object('userId', u.id, 'name', u.name, 'photoFileId', u.photo->>'id', 'standing', ${STANDING})`

function authorOf(table: string): string {
  return `join users u on u.id = ${table}.author_user_id
    left join memberships m on m.user_id = u.id and m.location_id = ${table}.location_id
    left join companies c on c.id = m.company_id`
}

import { isSeenBy, STRANGER } from '../../protocol/rules/standing.ts'
import type { PublicComment } from '../../protocol/wire/http.ts'
import type { LocationId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import { personsOf } from './facts.ts'
import { isNamed, namedToAll, SOMEBODY_HERE, UNAVAILABLE, withoutNames, type Mention } from './open-names.ts'
import { houseOf, mentionsIn, STANDING, type Page } from './open-to-all.ts'

export const COMMENTS_PER_PAGE = 30

/** Where a page ended: what the next one comes after. */
export type CommentKey = readonly [at: number, commentId: string]

/**
 * What stands below a post, oldest first; null when the post isn't open to everybody. Commenting shows nobody to more people
 * than their own privacy does: who hides the name from everybody speaks without it.
 */
export async function publicComments(
  queries: Queries,
  locationId: LocationId,
  postId: PostId,
  after: CommentKey | null,
): Promise<Page<PublicComment, CommentKey> | null> {
  const house = await houseOf(queries, locationId)
  if (house === undefined || !isSeenBy(house.feed, STRANGER, locationId)) return null
  const posts = await queries.query(
    'select 1 from posts where id = $1 and location_id = $2 and not is_removed and hidden is null',
    [postId, locationId],
  )
  if (posts.length === 0) return null
  const found = await queries.query<PublicComment & { author: { userId: UserId }; mentions: Mention[] }>(
    `select k.id, k.text, k.at, ${mentionsIn('k')} as mentions,
       json_build_object('userId', u.id, 'name', u.name, 'photoFileId', u.photo->>'id', 'standing', ${STANDING}) as author
     from comments k join users u on u.id = k.author_user_id
       left join memberships m on m.user_id = u.id and m.location_id = k.location_id
       left join companies c on c.id = m.company_id
     where k.post_id = $1 and not k.is_removed
       and ($2::bigint is null or (k.at, k.id) > ($2, $3::uuid))
     order by k.at, k.id limit ${COMMENTS_PER_PAGE + 1}`,
    [postId, after?.[0] ?? null, after?.[1] ?? null],
  )
  const page = found.slice(0, COMMENTS_PER_PAGE)
  const authors = await personsOf(
    queries,
    page.map(({ author }) => author.userId),
  )
  const named = await namedToAll(
    queries,
    house,
    page.flatMap(({ mentions }) => mentions.map(({ userId }) => userId)),
  )
  const rows = page.map(({ mentions, ...comment }) => {
    const person = authors.get(comment.author.userId)
    const isGone = person === undefined || person.isBarred
    const author = isGone ? UNAVAILABLE : isNamed(house, person) ? comment.author : SOMEBODY_HERE
    return { ...comment, author, text: withoutNames(comment.text, mentions, named) }
  })
  const last = page.at(-1)
  const isLast = found.length <= COMMENTS_PER_PAGE || last === undefined
  return { rows, next: isLast ? null : [last.at, last.id] }
}

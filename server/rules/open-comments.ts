import { isSeenBy, STRANGER } from '../../protocol/rules/standing.ts'
import type { PublicComment } from '../../protocol/wire/http.ts'
import type { LocationId, PostId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import { asToldToAll, isNamed, type Spoken } from './open-names.ts'
import { houseOf, mentionsIn, STANDING } from './open-to-all.ts'
import { pageOf, type Page } from './paging.ts'

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
  const found = await queries.query<PublicComment & Spoken>(
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
  const page = pageOf(found, COMMENTS_PER_PAGE, (last): CommentKey => [last.at, last.id])
  return { ...page, rows: await asToldToAll(queries, house, page.rows, (author) => isNamed(house, author)) }
}

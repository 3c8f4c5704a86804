import type { UserId } from '../../../protocol/wire/ids.ts'
import type { LocationRow, VisitRow } from '../../../protocol/wire/rows/space.ts'
import type { StoreContext } from '../context.ts'
import { dayBounds } from './day-bounds.ts'
import { FACE_COLUMNS, faceJoins, faceOf, lookUpFace, standingOf, type FaceColumns } from '../people/faces.ts'
import { filesOf } from '../files/stored-files.ts'
import { nameMatch } from '../people/name-match.ts'
import {
  LOCATION_COLUMNS,
  POST_COLUMNS,
  readLocation,
  readPost,
  VISIT_COLUMNS,
  type StoredLocation,
  type StoredPost,
} from '../applying/rows/space.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'

const POSTS_SHOWN = 200

type Verbs = Pick<Store, 'visitsToday' | 'community' | 'feed' | 'location' | 'locations'>

/** The current location: its page, who is expected today, its people and its posts. */
export function spaceVerbs(context: StoreContext): Verbs {
  const { cache, session, now } = context

  function location(): LocationRow {
    const stored = cache.get<StoredLocation>(`SELECT ${LOCATION_COLUMNS} FROM locations WHERE id = @here`, {
      here: session.here(),
    })
    if (!stored)
      throw new StoreError(
        'notFound',
        'This location is not on this device yet. It comes with the first sync.',
      )
    return readLocation(stored)
  }

  return {
    location,

    locations: () =>
      cache.all<StoredLocation>(`SELECT ${LOCATION_COLUMNS} FROM locations ORDER BY name`).map(readLocation),

    /** Who is expected today, and who came earlier and is still in the house. */
    visitsToday: () => {
      const here = session.here()
      const zone = cache.get<{ timeZone: string }>(
        'SELECT time_zone AS timeZone FROM locations WHERE id = @here',
        {
          here,
        },
      )
      const visits = cache.all<VisitRow>(
        `SELECT ${VISIT_COLUMNS} FROM visits
         WHERE location_id = @here AND ((expected_at >= @startMs AND expected_at < @endMs)
           OR (status = 'checkedIn' AND expected_at < @endMs))
         ORDER BY expected_at, id`,
        { here, ...dayBounds(now(), zone?.timeZone ?? 'UTC') },
      )
      const hostOf = (id: UserId) => lookUpFace(context, { kind: 'user', id }, here).face
      return { visits: visits.map((visit) => ({ visit, host: hostOf(visit.hostUserId) })) }
    },

    /** Members and administrators by name. */
    community: ({ query, limit }) => {
      const values = { here: session.here() }
      const names = nameMatch(query, 'user_id')
      const people = `FROM (SELECT DISTINCT user_id, company_id FROM memberships
        WHERE location_id = @here AND (type = 'member' OR admin_role IS NOT NULL) AND ${names.sql}) who`
      const rows = cache.all<FaceColumns & { about: string | null; companyName: string | null }>(
        `SELECT 'user' AS subjectKind, who.user_id AS subjectId, ${FACE_COLUMNS}, face_user.about,
           employer.name AS companyName
         ${people} ${faceJoins(`'user'`, 'who.user_id')} LEFT JOIN companies employer ON employer.id = who.company_id
         ORDER BY face_user.sort_name, who.user_id LIMIT @limit`,
        { ...values, ...names.values, limit },
      )
      const count = { ...values, ...names.values }
      return {
        people: rows.map((row) => ({
          face: faceOf(row),
          standing: standingOf(row),
          about: row.about ?? '',
          companyName: row.companyName,
        })),
        total: cache.get<{ total: number }>(`SELECT count(*) AS total ${people}`, count)?.total ?? 0,
      }
    },

    feed: () => {
      const here = session.here()
      const posts = cache.all<StoredPost>(
        `SELECT ${POST_COLUMNS} FROM posts WHERE location_id = @here ORDER BY pinned DESC, at DESC LIMIT ${POSTS_SHOWN}`,
        { here },
      )
      return {
        posts: posts.map((stored) => {
          const { face, standing } = lookUpFace(context, { kind: 'user', id: stored.authorUserId }, here)
          return { post: readPost(stored, filesOf(cache, stored.id)), author: face, standing }
        }),
      }
    },
  }
}

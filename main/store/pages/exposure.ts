import type { LocationId } from '../../../protocol/wire/ids.ts'
import type { SqlFile } from '../database/sql-file.ts'
import type { Exposure } from './page-views.ts'

/**
 * How many people a visibility shows, from the rows here: the directory has members and administrators whose own privacy
 * lets the reader see their name; the feed has the authors of its posts; Visitors has whoever is expected or came.
 */
export function exposureOf(cache: SqlFile, here: LocationId): Exposure {
  const count = (sql: string) => cache.get<{ count: number }>(sql, { here })?.count ?? 0
  const people = (levels: string) =>
    count(
      `SELECT count(DISTINCT m.user_id) AS count FROM memberships m JOIN users u ON u.id = m.user_id
       WHERE m.location_id = @here AND (m.type = 'member' OR m.admin_role IS NOT NULL)
         AND u.name_seen_by IN (${levels})`,
    )
  return {
    community: {
      locationMembers: people(`'location', 'network', 'public'`),
      networkMembers: people(`'network', 'public'`),
      public: people(`'public'`),
    },
    feed: {
      authors: count('SELECT count(DISTINCT author_user_id) AS count FROM posts WHERE location_id = @here'),
      posts: count('SELECT count(*) AS count FROM posts WHERE location_id = @here'),
    },
    visitors: {
      people: count(
        `SELECT count(DISTINCT coalesce(visitor_email, visitor_name)) AS count FROM visits WHERE location_id = @here`,
      ),
    },
  }
}

import type { WireEvent } from '../../../protocol/wire/events.ts'
import { Changes } from './apply-changes.ts'
import type { SqlFile } from '../database/sql-file.ts'

interface UnreadEvent {
  stream: string
  seq: number
  entity: string
  entityId: string
  change: WireEvent['change']
  rev: number
  body: string
}

/**
 * Tries again to read the events that an older version stored without understanding them (I7). Called at each start;
 * what still can't be read stays.
 */
export function readUnreadEvents(cache: SqlFile): void {
  const events = cache.all<UnreadEvent & { generation: number }>(
    `SELECT stream, seq, entity, entity_id AS entityId, change, rev, body, generation
     FROM unread_events JOIN streams USING (stream) ORDER BY stream, seq`,
  )
  if (events.length === 0) return
  cache.transaction(() => {
    for (const { stream, generation, seq, ...event } of events) {
      const changes = new Changes(cache, { stream, generation })
      const read = changes.read({ ...event, body: JSON.parse(event.body) as unknown })
      changes.finish()
      if (read) cache.run('DELETE FROM unread_events WHERE stream = @stream AND seq = @seq', { stream, seq })
    }
  })
}

import { idBytes } from '../chats/message-ids.ts'
import type { StoredEntry } from './entries.ts'
import type { SqlFile } from '../database/sql-file.ts'

/**
 * Whether the effect of an entry is among the stored rows, so that it must not be shown a second time (I16).
 *
 * A message has arrived when its row or its tombstone is here. Anything else, when its event was applied: the cursor
 * has passed it, and no snapshot of that stream is still bringing rows.
 */
export function hasArrived(cache: SqlFile, entry: StoredEntry): boolean {
  if (entry.body.type === 'message.send') {
    const id = entry.body.messageId
    const row = cache.get(
      `SELECT 1 FROM message_rows WHERE id = ${idBytes('@id')}
       UNION ALL SELECT 1 FROM tombstones WHERE entity = 'message' AND id = @id`,
      { id },
    )
    if (row) return true
  }
  if (!entry.acked) return false
  const { stream, epoch, seq } = entry.acked
  const applied = cache.get(
    `SELECT 1 FROM streams WHERE stream = @stream AND epoch = coalesce(@epoch, epoch) AND cursor >= @seq AND snapshot_tier IS NULL`,
    { stream, epoch, seq },
  )
  return applied !== undefined
}

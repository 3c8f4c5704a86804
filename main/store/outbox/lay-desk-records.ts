import type { StoredEntry } from './entries.ts'
import { dueColumns } from '../applying/rows/desk.ts'
import type { SqlFile } from '../database/sql-file.ts'

const FOLLOW_UP =
  'id, location_id, conversation_id, by_user_id, text, due_kind, due_at, due_id, created_at, done_at'
const HAND_OVER = 'id, location_id, by_user_id, note, at, acknowledged_by_user_id, acknowledged_at'

/** Lays a saved reply, a follow-up or a hand-over as it will be: whole rows, taken over from the stored ones. */
export function layDeskRecord(cache: SqlFile, { body, locationId, writtenAt }: StoredEntry): void {
  switch (body.type) {
    case 'savedReply.put':
      cache.run(
        'INSERT OR REPLACE INTO temp.waiting_saved_replies VALUES (@id, @locationId, @title, @text, 0)',
        {
          id: body.savedReplyId,
          locationId,
          title: body.title,
          text: body.text,
        },
      )
      return
    case 'savedReply.remove':
      cache.run(`INSERT OR REPLACE INTO temp.waiting_saved_replies VALUES (@id, @locationId, '', '', 1)`, {
        id: body.savedReplyId,
        locationId,
      })
      return
    case 'followUp.put': {
      const id = body.followUpId
      copy(cache, 'follow_ups', FOLLOW_UP, id)
      cache.run(
        `INSERT INTO temp.waiting_follow_ups (id, location_id, conversation_id, text, due_kind, due_at, due_id, created_at)
         VALUES (@id, @locationId, @conversationId, @text, @dueKind, @dueAt, @dueId, @writtenAt)
         ON CONFLICT (id) DO UPDATE SET text = excluded.text, due_kind = excluded.due_kind, due_at = excluded.due_at,
           due_id = excluded.due_id`,
        {
          id,
          locationId,
          conversationId: body.conversationId,
          text: body.text,
          writtenAt,
          ...dueColumns(body.due),
        },
      )
      return
    }
    case 'followUp.done':
      copy(cache, 'follow_ups', FOLLOW_UP, body.followUpId)
      cache.run('UPDATE temp.waiting_follow_ups SET done_at = @doneAt WHERE id = @id', {
        id: body.followUpId,
        doneAt: body.done ? writtenAt : null,
      })
      return
    case 'handOver.write':
      cache.run(
        `INSERT OR REPLACE INTO temp.waiting_hand_overs (id, location_id, note, at)
         VALUES (@id, @locationId, @note, @writtenAt)`,
        { id: body.handOverId, locationId, note: body.note, writtenAt },
      )
      return
    case 'handOver.acknowledge':
      copy(cache, 'hand_overs', HAND_OVER, body.handOverId)
      cache.run(
        `UPDATE temp.waiting_hand_overs SET acknowledged_by_user_id = NULL, acknowledged_at = @writtenAt
         WHERE id = @id`,
        { id: body.handOverId, writtenAt },
      )
      return
    default:
      return
  }
}

/** Takes the stored row over, unless an earlier entry has done so. */
function copy(cache: SqlFile, table: string, columns: string, id: string): void {
  cache.run(
    `INSERT OR IGNORE INTO temp.waiting_${table} (${columns}) SELECT ${columns} FROM main.${table} WHERE id = @id`,
    { id },
  )
}

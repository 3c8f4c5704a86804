import type { OpBody } from '../../../protocol/wire/ops.ts'
import type { SqlFile } from '../database/sql-file.ts'

/** Lays what changes a chat, a notification or a customer without being a message of its own. */
export function layMark(cache: SqlFile, body: OpBody): void {
  switch (body.type) {
    case 'read.mark':
      cache.run(
        `INSERT INTO temp.waiting_marks (conversation_id, seq) VALUES (@conversationId, @seq)
         ON CONFLICT (conversation_id) DO UPDATE SET seq = max(seq, excluded.seq)`,
        { conversationId: body.conversationId, seq: body.seq },
      )
      return
    case 'read.flag':
      cache.run(
        `INSERT INTO temp.waiting_marks (conversation_id, flagged) VALUES (@conversationId, @flagged)
         ON CONFLICT (conversation_id) DO UPDATE SET flagged = excluded.flagged`,
        { conversationId: body.conversationId, flagged: Number(body.unread) },
      )
      return
    case 'chat.mark':
      return layChatMark(cache, body)
    case 'conversation.assign':
      cache.run('INSERT OR REPLACE INTO temp.waiting_assignments VALUES (@conversationId, @assigneeUserId)', {
        conversationId: body.conversationId,
        assigneeUserId: body.assigneeUserId,
      })
      return
    case 'notification.mark':
      for (const id of body.notificationIds) {
        cache.run('INSERT OR REPLACE INTO temp.waiting_notification_marks VALUES (@id, @read)', {
          id,
          read: Number(body.read),
        })
      }
      return
    case 'notification.choose':
      cache.run('INSERT OR REPLACE INTO temp.waiting_notification_choices VALUES (@category, @told)', {
        category: body.category,
        told: Number(body.on),
      })
      return
    case 'feed.look':
      cache.run(
        `INSERT INTO temp.waiting_feed_marks VALUES (@locationId, @seenAt)
         ON CONFLICT (location_id) DO UPDATE SET seen_at = max(seen_at, excluded.seen_at)`,
        { locationId: body.locationId, seenAt: body.seenAt },
      )
      return
    case 'customer.annotate':
      cache.run(
        `INSERT INTO temp.waiting_annotations (location_id, subject_id, note, tags)
         VALUES (@locationId, @subjectId, @note, @tags)
         ON CONFLICT (location_id, subject_id) DO UPDATE SET
           note = coalesce(excluded.note, note), tags = coalesce(excluded.tags, tags)`,
        {
          locationId: body.locationId,
          subjectId: body.subject.id,
          note: body.note ?? null,
          tags: body.tags ? JSON.stringify(body.tags) : null,
        },
      )
      return
    default:
      return
  }
}

function layChatMark(cache: SqlFile, body: Extract<OpBody, { type: 'chat.mark' }>): void {
  cache.run(
    `INSERT INTO temp.waiting_marks (conversation_id, pinned, sets_muted, muted_until, sets_archived, archived_seq)
     VALUES (@conversationId, @pinned, @setsMuted, @mutedUntil, @setsArchived, @archivedSeq)
     ON CONFLICT (conversation_id) DO UPDATE SET
       pinned = coalesce(excluded.pinned, pinned),
       muted_until = iif(excluded.sets_muted = 1, excluded.muted_until, muted_until),
       sets_muted = max(sets_muted, excluded.sets_muted),
       archived_seq = iif(excluded.sets_archived = 1, excluded.archived_seq, archived_seq),
       sets_archived = max(sets_archived, excluded.sets_archived)`,
    {
      conversationId: body.conversationId,
      pinned: body.pinned === undefined ? null : Number(body.pinned),
      setsMuted: Number(body.mutedUntil !== undefined),
      mutedUntil: body.mutedUntil ?? null,
      setsArchived: Number(body.archivedSeq !== undefined),
      archivedSeq: body.archivedSeq ?? null,
    },
  )
}

import type { StoredEntry } from './entries.ts'
import type { SqlFile } from '../database/sql-file.ts'
import type { OutboxEntry } from '../sync-port.ts'
import type { MessageView } from '../views.ts'

/** How an entry is shown: until the server has answered it waits, until its event is here it is being sent. */
const SHOWN: Record<OutboxEntry['state'], MessageView['state']> = {
  uploading: 'waiting',
  queued: 'waiting',
  acked: 'sending',
  parked: 'failed',
}

const PUT_SEND = `INSERT OR REPLACE INTO temp.waiting_sends (message_id, op_id, written, conversation_id, location_id,
    subject_kind, subject_id, is_direct, at, kind, text, file_count, mention_user_ids, reply_to_id, held_until, state, error)
  VALUES (@messageId, @opId, @written, @conversationId, @locationId, @subjectKind, @subjectId, @isDirect, @at, @kind, @text,
    @fileCount, @mentions, @replyToId, @heldUntil, @state, @error)`

/** Lays a message or a change of one; these are shown also when they were refused, with the reason. False for the rest. */
export function layMessage(cache: SqlFile, entry: StoredEntry): boolean {
  const { body } = entry
  const state = SHOWN[entry.state]
  const error = entry.error?.message ?? null
  switch (body.type) {
    case 'message.send':
      cache.run(PUT_SEND, {
        messageId: body.messageId,
        opId: entry.opId,
        written: entry.written,
        conversationId: body.conversationId,
        locationId: entry.locationId,
        subjectKind: body.direct ? 'user' : (body.desk?.subject.kind ?? null),
        subjectId: body.direct?.userId ?? body.desk?.subject.id ?? null,
        isDirect: Number(body.direct != null),
        at: entry.writtenAt,
        kind: body.kind,
        text: body.text,
        fileCount: body.fileIds.length,
        mentions: JSON.stringify(body.mentionUserIds ?? []),
        replyToId: body.replyToId,
        heldUntil: entry.heldUntil,
        state,
        error,
      })
      return true
    case 'message.edit':
      layEdit(cache, body.messageId, body.text, { opId: entry.opId, at: entry.writtenAt, state, error })
      return true
    case 'message.unsend':
      layEdit(cache, body.messageId, null, { opId: entry.opId, at: entry.writtenAt, state, error })
      return true
    case 'message.react':
      if (entry.state !== 'parked') {
        cache.run('INSERT OR REPLACE INTO temp.waiting_reactions VALUES (@messageId, @emoji, @on)', {
          messageId: body.messageId,
          emoji: body.emoji,
          on: Number(body.on),
        })
      }
      return true
    default:
      return false
  }
}

function layEdit(
  cache: SqlFile,
  messageId: string,
  text: string | null,
  shown: { opId: string; at: number; state: string; error: string | null },
): void {
  // A message that is itself still waiting is changed where it waits.
  if (cache.get('SELECT 1 FROM temp.waiting_sends WHERE message_id = @messageId', { messageId })) {
    if (text === null)
      cache.run('DELETE FROM temp.waiting_sends WHERE message_id = @messageId', { messageId })
    else
      cache.run('UPDATE temp.waiting_sends SET text = @text WHERE message_id = @messageId', {
        messageId,
        text,
      })
    return
  }
  cache.run(
    `INSERT OR REPLACE INTO temp.waiting_edits (message_id, op_id, at, text, state, error)
     VALUES (@messageId, @opId, @at, @text, @state, @error)`,
    { messageId, text, ...shown },
  )
}

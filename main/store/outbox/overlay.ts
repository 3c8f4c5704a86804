import { hasArrived } from './arrived.ts'
import { allEntries, type StoredEntry } from './entries.ts'
import type { Named, SqlFile } from '../database/sql-file.ts'
import type { OutboxEntry } from '../sync-port.ts'
import type { MessageView } from '../views.ts'

const TABLES = `
CREATE TEMP TABLE waiting_sends (
  message_id TEXT PRIMARY KEY, op_id TEXT NOT NULL, written INTEGER NOT NULL, conversation_id TEXT NOT NULL,
  location_id TEXT NOT NULL, subject_kind TEXT, subject_id TEXT, at INTEGER NOT NULL, kind TEXT NOT NULL,
  text TEXT NOT NULL, file_count INTEGER NOT NULL, reply_to_id TEXT, state TEXT NOT NULL, error TEXT
) STRICT;
CREATE INDEX temp.waiting_sends_of_chat ON waiting_sends (conversation_id, written);
-- Text is null for a message that is to be unsent.
CREATE TEMP TABLE waiting_edits (
  message_id TEXT PRIMARY KEY, op_id TEXT NOT NULL, at INTEGER NOT NULL, text TEXT, state TEXT NOT NULL, error TEXT
) STRICT;
CREATE TEMP TABLE waiting_marks (conversation_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, flagged INTEGER) STRICT;
CREATE TEMP TABLE waiting_notification_marks (notification_id TEXT PRIMARY KEY, read INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE waiting_annotations (
  location_id TEXT NOT NULL, subject_id TEXT NOT NULL, note TEXT, tags TEXT, PRIMARY KEY (location_id, subject_id)
) STRICT;
`
const NAMES = [
  'waiting_sends',
  'waiting_edits',
  'waiting_marks',
  'waiting_notification_marks',
  'waiting_annotations',
]

/** How an entry is shown: until the server has answered it waits, until its event is here it is being sent. */
const SHOWN: Record<OutboxEntry['state'], MessageView['state']> = {
  uploading: 'waiting',
  queued: 'waiting',
  acked: 'sending',
  parked: 'failed',
}

/**
 * What waits in the outbox, laid over the stored rows. It is held in temporary tables of cache.db's connection, so that
 * each query joins it like any other table; they are made again from outbox.db when either file has changed.
 */
export class Overlay {
  private readonly cache: SqlFile
  private readonly outbox: SqlFile
  private outdated = true

  constructor(cache: SqlFile, outbox: SqlFile) {
    this.cache = cache
    this.outbox = outbox
    cache.database.exec(TABLES)
  }

  /** Something was written to either file. */
  outdate(): void {
    this.outdated = true
  }

  /** To be called before a query that joins a waiting_ table. */
  refresh(): void {
    if (!this.outdated) return
    this.cache.transaction(() => {
      for (const name of NAMES) this.cache.run(`DELETE FROM temp.${name}`)
      for (const entry of allEntries(this.outbox)) {
        if (!hasArrived(this.cache, entry)) this.lay(entry)
      }
    })
    this.outdated = false
  }

  private lay(entry: StoredEntry): void {
    const { body } = entry
    const state = SHOWN[entry.state]
    const shown = { opId: entry.opId, at: entry.writtenAt, state, error: entry.error?.message ?? null }
    switch (body.type) {
      case 'message.send':
        return this.put('waiting_sends', {
          message_id: body.messageId,
          op_id: entry.opId,
          written: entry.written,
          conversation_id: body.conversationId,
          location_id: entry.locationId,
          subject_kind: body.desk?.subject.kind ?? null,
          subject_id: body.desk?.subject.id ?? null,
          at: entry.writtenAt,
          kind: body.kind,
          text: body.text,
          file_count: body.fileIds.length,
          reply_to_id: body.replyToId,
          state,
          error: shown.error,
        })
      case 'message.edit':
        return this.layEdit(body.messageId, body.text, shown)
      case 'message.unsend':
        return this.layEdit(body.messageId, null, shown)
      default:
        // What the server has refused is in the outbox pane; the rows show what is true.
        if (entry.state !== 'parked') this.layMark(body)
    }
  }

  private layEdit(
    messageId: string,
    text: string | null,
    { opId, at, state, error }: { opId: string; at: number; state: string; error: string | null },
  ): void {
    // A message that is itself still waiting is changed where it waits.
    const waits = { messageId, text }
    if (this.cache.get('SELECT 1 FROM waiting_sends WHERE message_id = @messageId', { messageId })) {
      if (text === null)
        this.cache.run('DELETE FROM waiting_sends WHERE message_id = @messageId', { messageId })
      else this.cache.run('UPDATE waiting_sends SET text = @text WHERE message_id = @messageId', waits)
      return
    }
    this.put('waiting_edits', { message_id: messageId, op_id: opId, at, text, state, error })
  }

  private layMark(body: StoredEntry['body']): void {
    if (body.type === 'read.mark') {
      this.cache.run(
        `INSERT INTO waiting_marks (conversation_id, seq, flagged) VALUES (@conversationId, @seq, NULL)
         ON CONFLICT (conversation_id) DO UPDATE SET seq = max(seq, excluded.seq)`,
        { conversationId: body.conversationId, seq: body.seq },
      )
    } else if (body.type === 'read.flag') {
      this.cache.run(
        `INSERT INTO waiting_marks (conversation_id, seq, flagged) VALUES (@conversationId, 0, @flagged)
         ON CONFLICT (conversation_id) DO UPDATE SET flagged = excluded.flagged`,
        { conversationId: body.conversationId, flagged: Number(body.unread) },
      )
    } else if (body.type === 'notification.mark') {
      for (const id of body.notificationIds) {
        this.put('waiting_notification_marks', { notification_id: id, read: Number(body.read) })
      }
    } else if (body.type === 'customer.annotate') {
      this.cache.run(
        `INSERT INTO waiting_annotations (location_id, subject_id, note, tags)
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
    }
  }

  private put(table: string, values: Named): void {
    const columns = Object.keys(values)
    this.cache.run(
      `INSERT OR REPLACE INTO temp.${table} (${columns.join(', ')})
       VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
      values,
    )
  }
}

import type { ConversationId, MessageId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { FACE_COLUMNS, faceJoins, faceOf, type FaceColumns } from '../people/faces.ts'
import type { MessageHit } from '../views.ts'
import type { Asked } from './asked.ts'
import { matchExpression, MESSAGE_COLUMNS } from './match-expression.ts'
import { letterOf } from './places.ts'
import { snippetOf } from './snippet.ts'
import { highestKeyBefore, lowestKeyOf } from './time-key.ts'

interface HitColumns extends FaceColumns {
  messageId: MessageId
  conversationId: ConversationId
  seq: number
  authorName: string | null
  kind: string
  text: string
  at: number
}

/** Newest first by rowid, which FTS5 gives without sorting: it reads no more rows of a word than are wanted. */
const KEYS = `SELECT rowid AS key FROM message_words
  WHERE message_words MATCH @match AND rowid >= @from AND rowid < @below ORDER BY rowid DESC LIMIT @limit`
export const OTHER_KIND = `coalesce(c.subject_kind, 'user')`
export const OTHER_ID = `coalesce(c.subject_id, iif(c.participant_a = @me, c.participant_b, c.participant_a))`
/** Not where an unsend waits in the outbox: on screen it has happened. */
export const IS_SHOWN = `(edit.message_id IS NULL OR edit.text IS NOT NULL OR edit.state = 'failed')`
const HITS = `SELECT m.id AS messageId, c.id AS conversationId, m.seq, author.name AS authorName, m.kind, m.text,
    m.sent_at AS at, ${OTHER_KIND} AS subjectKind, ${OTHER_ID} AS subjectId, ${FACE_COLUMNS}
  FROM json_each(@keys) AS hit CROSS JOIN messages m ON m.key = hit.value
  CROSS JOIN chats chat ON chat.key = m.chat CROSS JOIN conversations c ON c.id = chat.conversation_id
  LEFT JOIN users author ON author.id = m.author_user_id
  LEFT JOIN temp.waiting_edits edit ON edit.message_id = m.id
  ${faceJoins(OTHER_KIND, OTHER_ID)}
  WHERE m.sent_at >= @fromMs AND m.sent_at < @belowMs AND ${IS_SHOWN}
  ORDER BY m.key DESC`

/** One page of messages, newest first. `before` and `nextBefore` are keys; a page may be shorter than `limit`. */
export function findMessages(
  context: StoreContext,
  asked: Asked,
  { before, limit }: { before: number | null; limit: number },
): { messages: MessageHit[]; nextBefore: number | null } {
  const { cache, overlay, session } = context
  const here = session.here()
  const hereLetter = letterOf(cache, here)
  const match = matchExpression(cache, asked.terms, MESSAGE_COLUMNS, [
    ...asked.places,
    ...(asked.hasFile ? [['f']] : []),
    hereLetter === null ? [] : [hereLetter],
  ])
  if (match === null) return { messages: [], nextBefore: null }
  const { fromMs, belowMs } = asked
  const keys = cache
    .all<{ key: number }>(KEYS, {
      match,
      from: lowestKeyOf(fromMs),
      below: Math.min(before ?? Number.MAX_SAFE_INTEGER, highestKeyBefore(belowMs)),
      limit,
    })
    .map(({ key }) => key)
  if (keys.length === 0) return { messages: [], nextBefore: null }
  overlay.refresh()
  const rows = cache.all<HitColumns>(HITS, {
    keys: JSON.stringify(keys),
    me: session.me(),
    here,
    fromMs,
    belowMs,
  })
  return {
    messages: rows.map((row) => ({
      messageId: row.messageId,
      conversationId: row.conversationId,
      seq: row.seq,
      face: faceOf(row),
      authorName: row.authorName ?? 'Unknown person',
      isNote: row.kind === 'note',
      at: row.at,
      snippet: snippetOf(row.text, asked.terms),
    })),
    nextBefore: keys.length === limit ? (keys.at(-1) ?? null) : null,
  }
}

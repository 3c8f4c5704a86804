import { matchesAll } from '../../../protocol/search/marks.ts'
import type { SearchTerm } from '../../../protocol/search/query.ts'
import type { ConversationId, MessageId } from '../../../protocol/wire/ids.ts'
import { idBytes } from '../chats/message-ids.ts'
import type { StoreContext } from '../context.ts'
import { FILE_COLUMNS, fileOfRow, type FileColumns } from '../files/stored-files.ts'
import { FACE_COLUMNS, faceJoins, faceOf, type FaceColumns } from '../people/faces.ts'
import type { FileHit } from '../views.ts'
import type { Asked } from './asked.ts'
import { findThings } from './find-things.ts'
import { IS_SHOWN, OTHER_ID, OTHER_KIND } from './find-messages.ts'
import { matchExpression, THING_COLUMNS } from './match-expression.ts'
import { letterOf } from './places.ts'
import { markedText, snippetOf } from './snippet.ts'
import { highestKeyBefore, lowestKeyOf } from './time-key.ts'

interface FileHitColumns extends FaceColumns, Omit<FileColumns, 'id' | 'name'> {
  id: FileColumns['id']
  fileName: string
  messageId: MessageId
  conversationId: ConversationId
  seq: number
  authorName: string | null
  at: number
  text: string | null
  /** Files of the same message. */
  together: number
}

const HITS = `SELECT ${FILE_COLUMNS.replace('id, name,', 'f.id, f.name AS fileName,')}, hit.value AS messageId, c.id AS conversationId,
    m.seq, author.name AS authorName, m.sent_at AS at, t.text, m.file_count AS together,
    ${OTHER_KIND} AS subjectKind, ${OTHER_ID} AS subjectId, ${FACE_COLUMNS}
  FROM json_each(@ids) AS hit
  CROSS JOIN message_rows m ON m.id = ${idBytes('hit.value')} CROSS JOIN files f ON f.owner_id = hit.value
  LEFT JOIN file_texts t ON t.file_id = f.id
  CROSS JOIN chats chat ON chat.key = m.chat CROSS JOIN conversations c ON c.id = chat.conversation_id
  LEFT JOIN users author ON author.id = (SELECT id FROM id_numbers WHERE number = m.author)
  LEFT JOIN temp.waiting_edits edit ON edit.message_id = hit.value
  ${faceJoins(OTHER_KIND, OTHER_ID)}
  WHERE m.sent_at >= @fromMs AND m.sent_at < @belowMs AND ${IS_SHOWN}
  ORDER BY m.key DESC, f.position`

/** The newest files whose name, caption or text has all the words. */
export function findFiles(context: StoreContext, asked: Asked, limit: number): FileHit[] {
  const { cache, outbox, overlay, session } = context
  const here = session.here()
  const hereLetter = letterOf(cache, here)
  if (asked.terms.length === 0 && !asked.hasFile) return []
  const match = matchExpression(cache, asked.terms, THING_COLUMNS, [
    ['d'],
    ...asked.places,
    hereLetter === null ? [] : [hereLetter],
  ])
  const { fromMs, belowMs, terms } = asked
  const ids = findThings(cache, {
    match,
    limit,
    from: lowestKeyOf(fromMs),
    below: highestKeyBefore(belowMs),
  })
  if (ids === null) return []
  overlay.refresh()
  const rows = cache.all<FileHitColumns>(HITS, {
    ids,
    here,
    me: session.me(),
    fromMs,
    belowMs,
  })
  const pinned = new Set(
    outbox.all<{ id: string }>('SELECT file_id AS id FROM pinned_files').map(({ id }) => id),
  )
  return rows
    .map((row) => hitOf(row, terms, pinned.has(row.id)))
    .filter((hit) => hit !== null)
    .slice(0, limit)
}

/** Null for a file that only came together with one that fits. */
function hitOf(row: FileHitColumns, terms: readonly SearchTerm[], pinned: boolean): FileHit | null {
  const { fileName: name, conversationId, messageId, seq, at } = row
  const caption = row.caption ?? ''
  const inName = matchesAll([name, caption], terms)
  if (!inName && (row.text === null || (row.together > 1 && !matchesAll([name, caption, row.text], terms))))
    return null
  const isCaption = inName && !matchesAll([name], terms)
  return {
    item: {
      file: fileOfRow({ ...row, name }),
      conversationId,
      messageId,
      seq,
      authorName: row.authorName ?? 'Unknown person',
      at,
      pinned,
      signing: null,
    },
    face: faceOf(row),
    snippet: inName ? markedText(isCaption ? caption : name, terms) : snippetOf(row.text ?? '', terms),
    inText: !inName,
  }
}

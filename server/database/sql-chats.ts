import type { ConversationId, FileId, MessageId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { Chats } from '../sync/chats.ts'
import type { Queries } from './database.ts'
import { readingOf } from './reading.ts'
import { putRows, rowColumns } from './rows.ts'

/** What each verb promises stands with the interface. */
export function chats(queries: Queries): Chats {
  const read = readingOf(queries)
  return {
    conversation(id) {
      return read.row('conversation', 't.id = $1', [id])
    },

    putConversation(row) {
      return putRows(queries, 'conversation', [row])
    },

    async lastMessageSeq(id) {
      const sql = 'select last_seq as seq from conversations where id = $1 for update'
      return (await read.one<{ seq: number }>(sql, [id]))?.seq ?? 0
    },

    message(id) {
      return read.row('message', 't.id = $1', [id])
    },

    async putMessage(row) {
      await putRows(queries, 'message', [row])
      await queries.query(
        'update conversations set last_seq = $2, last_at = $3 where id = $1 and last_seq < $2',
        [row.conversationId, row.seq, row.sentAt],
      )
    },

    messagesBefore(id, before, limit) {
      return queries.query<MessageRow>(
        `select ${rowColumns('message')} from messages t where t.conversation_id = $1 and t.seq < $2
         order by t.seq desc limit $3`,
        [id, before, limit],
      )
    },

    readMark(conversation, userId) {
      return read.row('readMark', 't.conversation_id = $1 and t.user_id = $2', [conversation, userId])
    },

    putReadMark(row) {
      return putRows(queries, 'readMark', [row])
    },

    async uploadedFiles(ids) {
      const files = await queries.query<{
        id: FileId
        name: string
        sizeBytes: number
        mime: string
        sha256: string
        width: number | null
        height: number | null
        ownerUserId: UserId
        conversationId: ConversationId
        messageId: MessageId | PostId | null
      }>(
        `select id, name, size_bytes as "sizeBytes", mime, sha256, width, height, owner_user_id as "ownerUserId",
           conversation_id as "conversationId", message_id as "messageId"
         from files where id = any($1::uuid[]) and conversation_id is not null for update`,
        [ids],
      )
      return files.map(({ ownerUserId, conversationId, messageId, ...ref }) => ({
        ref,
        ownerUserId,
        conversationId,
        messageId,
      }))
    },

    async attachFiles(ids, message) {
      await queries.query('update files set message_id = $2 where id = any($1::uuid[])', [ids, message])
    },
  }
}

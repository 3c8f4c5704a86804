import { Refusal } from '../../refusal.ts'
import { may } from '../../rights.ts'
import type { Effect } from '../effect.ts'
import { lockMessage, putChanged } from './message-change.ts'

/**
 * Turns a message into its tombstone: text, files and reactions are gone, the row keeps its place and says when. The
 * author may, and whoever may delete in chats. Unsending twice is no error.
 */
export const unsendMessage: Effect<'message.unsend'> = async (change, body) => {
  const { message, writer } = await lockMessage(change, body.messageId)
  const { tx, actor, at } = change
  const own = message.authorUserId === actor.userId && message.side === actor.side
  if (!own && !(await may(tx, actor, message.locationId, 'chat.delete'))) {
    throw new Refusal('forbidden', 'Only its author can unsend this message.')
  }
  if (message.deletedAt === null) {
    await putChanged(change, writer, {
      ...message,
      text: '',
      files: [],
      mentionUserIds: [],
      reactions: [],
      deletedAt: at,
    })
  }
  return writer
}

import { isOpen, waitsForSeal } from '../../../../protocol/wire/signature-steps.ts'
import { Refusal } from '../../refusal.ts'
import { may } from '../../rights.ts'
import type { Effect } from '../effect.ts'
import { isOwn, lockMessage, putChanged } from './message-change.ts'

/**
 * Turns a message into its tombstone: text, files and reactions are gone, the row keeps its place and says when. The
 * author may, and in a desk chat whoever may delete there. Unsending twice is no error.
 */
export const unsendMessage: Effect<'message.unsend'> = async (change, body) => {
  const { message, conversation, writer } = await lockMessage(change, body.messageId)
  const { tx, actor, at } = change
  const mayDelete = async () =>
    conversation.kind === 'desk' && (await may(tx, actor, message.locationId, 'chat.delete'))
  if (!isOwn(change, conversation, message) && !(await mayDelete())) {
    throw new Refusal('forbidden', 'Only its author can unsend this message.')
  }
  const requests = await tx.signaturesOf(message.id)
  if (requests.some((row) => isOpen(row) || waitsForSeal(row) || row.status === 'signed')) {
    throw new Refusal(
      'forbidden',
      'Signatures of this file were asked for: withdraw that first. A signed document stays.',
    )
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

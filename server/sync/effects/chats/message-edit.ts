import { Refusal } from '../../refusal.ts'
import type { Effect } from '../effect.ts'
import { isOwn, lockMessage, putChanged, requireOpen } from './message-change.ts'

/** Authors change their own text. An unsent message stays unsent: delete beats edit (I12). */
export const editMessage: Effect<'message.edit'> = async (change, body) => {
  const { message, conversation, writer } = await lockMessage(change, body.messageId)
  await requireOpen(change, conversation)
  if (!isOwn(change, conversation, message)) {
    throw new Refusal('forbidden', 'Only the author can edit a message.')
  }
  if (message.kind === 'booking') throw new Refusal('forbidden', 'A booking card has no text to edit.')
  if (message.deletedAt !== null) throw new Refusal('gone', 'This message was unsent and can’t be edited.')
  if (body.text.trim() === '')
    throw new Refusal('badRequest', 'A message can’t be edited to nothing. Unsend it.')
  if (message.text !== body.text) {
    await putChanged(change, writer, { ...message, text: body.text, editedAt: change.at })
  }
  return writer
}

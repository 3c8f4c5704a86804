import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { Marks, Writer } from './pictured-chats.ts'
import type { Speaker, Thread } from './thread.ts'

const MINUTE_MS = 60_000

/** Does with the newest message of a thread what was done with it after it was written: each change is a revision. */
export function markMessage(
  message: MessageRow,
  marks: Marks,
  { speakers, thread }: { speakers: Record<Writer, Speaker>; thread: Thread },
): void {
  const { answersAbove, reactions = [], mentions = [], caption, isEdited, isUnsent } = marks
  const [file] = message.files
  if (file !== undefined && caption !== undefined) file.caption = caption
  if (answersAbove !== undefined) message.replyToId = thread.messages.at(-1 - answersAbove)?.id ?? null
  message.mentionUserIds = mentions.map((name) => speakers[name].userId)
  message.reactions = reactions.map(({ emoji, by }) => ({
    emoji,
    userIds: by.map((name) => speakers[name].userId),
  }))
  message.rev += reactions.reduce((sum, { by }) => sum + by.length, 0)
  if (isEdited === true)
    Object.assign(message, { rev: message.rev + 1, editedAt: message.sentAt + MINUTE_MS })
  if (isUnsent === true) {
    Object.assign(message, {
      rev: message.rev + 1,
      text: '',
      files: [],
      deletedAt: message.sentAt + MINUTE_MS,
    })
  }
}

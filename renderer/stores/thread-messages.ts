import type { MessageView } from '../../protocol/ipc/views.ts'

/** True for a message whose text one may change: one's own, with words, not unsent. */
export function canEdit(message: MessageView): boolean {
  return message.byMe && message.kind !== 'booking' && message.deletedAt === null && message.text !== ''
}

/** True when the message with this number is among them. */
export function isHeld(messages: readonly MessageView[] | null, seq: number): boolean {
  return messages?.some((message) => message.seq === seq) ?? false
}

/** The message with one of its files as it is now. */
export function withUpload(message: MessageView, file: MessageView['staged'][number]): MessageView {
  if (!message.staged.some((staged) => staged.id === file.id)) return message
  return { ...message, staged: message.staged.map((staged) => (staged.id === file.id ? file : staged)) }
}

/** What a message on screen is made of: a change of any of it is read again. */
export const SHOWN_TOPICS = [
  ...(['message', 'signature', 'user', 'membership', 'company'] as const),
  ...(['location', 'booking', 'outbox', 'staged'] as const),
]

import type { ChatHead, MessageView } from '../../../../protocol/ipc/views.ts'

/** How far an own message has come; null for what others wrote, notes, and what was unsent. */
export type Progress = 'held' | 'waiting' | 'uploading' | 'sending' | 'failed' | 'sent' | 'delivered' | 'read'

/** How far a message of the desk has come on its way to the customer. */
export function progressOf(
  message: MessageView,
  marks: Pick<ChatHead, 'customerDeliveredSeq' | 'customerReadSeq'>,
): Progress | null {
  if (message.heldUntil !== null) return 'held'
  if (message.state === 'waiting' && message.staged.some(({ state }) => state === 'uploading')) {
    return 'uploading'
  }
  if (message.state !== 'stored') return message.state
  if (message.side !== 'desk' || message.kind !== 'text' || message.deletedAt !== null) return null
  const seq = message.seq ?? Infinity
  if (seq <= marks.customerReadSeq) return 'read'
  return seq <= marks.customerDeliveredSeq ? 'delivered' : 'sent'
}

const WORDS: Record<Progress, string> = {
  held: 'Waiting',
  waiting: 'Waiting',
  uploading: 'Sending its files',
  sending: 'Sending',
  failed: 'Failed',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
}

/** The same in a word; a failed one says why. */
export function progressWords(progress: Progress, error: string | null): string {
  return progress === 'failed' && error ? `Failed: ${error}` : WORDS[progress]
}

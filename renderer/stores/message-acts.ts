import type { MessageView } from '../../protocol/ipc/views.ts'
import { call } from '../app/bridge.ts'

// What can be done with a message. Each answers when it is on disk; it is sent when there is a connection.

/** Sets one's own reaction, or takes it back. */
export async function react({ id }: MessageView, emoji: string, on: boolean): Promise<void> {
  await call('messages.react', { messageId: id, emoji, on })
}

/** Changes the words of an own message: in the outbox while it waits there, else with the mark "edited" for everybody. */
export async function editMessage(message: MessageView, text: string): Promise<void> {
  if (message.seq === null && message.opId) await call('outbox.edit', { opId: message.opId, text })
  else await call('messages.edit', { messageId: message.id, text })
}

/** Takes an own message back: a tombstone stays on both sides. */
export async function unsend({ id }: MessageView): Promise<void> {
  await call('messages.unsend', { messageId: id })
}

/** Takes back what is still held; it goes into the box again. */
export async function undoSend({ id }: MessageView): Promise<void> {
  await call('messages.undo', { messageId: id })
}

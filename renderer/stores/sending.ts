import type { CommandInput } from '../../protocol/ipc/commands.ts'
import type { ChatHead } from '../../protocol/ipc/views.ts'
import type { ConversationId, FileId, MessageId, Subject } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'

export type Outgoing = Omit<CommandInput<'messages.send'>, 'conversationId' | 'subject'>

export interface Stranger {
  fileName: string
  /** Somebody else, whose name stands in the name of the file. */
  person: string
}

/** Answers the name of the message when it is on disk (I2). Throws CommandError when it is not. */
export async function sendMessage(head: ChatHead, message: Outgoing): Promise<MessageId> {
  // Of a direct chat that the server knows, its id says enough.
  const subject = head.kind === 'desk' || !head.exists ? head.face.subject : null
  const { conversationId } = head
  return (await call('messages.send', { conversationId, subject, ...message })).messageId
}

/** The one desk chat with somebody, whether or not it has a message yet. */
export function openChatHead(subject: Subject): Promise<ChatHead> {
  return call('chats.open', { subject })
}

/** Files whose names hold the name of another customer. */
export async function findStrangers(conversationId: ConversationId, fileIds: FileId[]): Promise<Stranger[]> {
  return (await call('files.strangers', { conversationId, fileIds })).found
}

/** Tells the others that somebody is writing here. Nothing is lost when that can't be told. */
export function tellTyping(conversationId: ConversationId): void {
  call('chats.typing', { conversationId }).catch(() => undefined)
}

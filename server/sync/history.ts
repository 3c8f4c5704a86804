import type { HistoryReply, RequestInput } from '../../protocol/wire/requests.ts'
import { noSuchChat, requirePart } from './rights.ts'
import type { SyncServer, SyncSession } from './server-parts.ts'

/** Older messages of one conversation, for a thread that is scrolled up before the snapshot has got there. */
export async function history(
  server: SyncServer,
  session: SyncSession,
  { conversationId, before, limit }: RequestInput<'history'>,
): Promise<HistoryReply> {
  return server.storage.transaction(async (tx) => {
    const conversation = await tx.conversation(conversationId)
    if (conversation === null) throw noSuchChat()
    await requirePart(tx, session.actor, conversation, 'chat.read')
    return { messages: await tx.messagesBefore(conversationId, before, limit) }
  })
}

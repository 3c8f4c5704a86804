import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { Actor } from './actor.ts'
import { lockMark, putMark } from './effects/chats/own-mark.ts'
import type { SyncServer } from './server-parts.ts'

/**
 * Notes that messages up to `seq` are on a device of the actor. Never back, and never past the last message (I11). It is no
 * operation: whoever fetches messages does it again and again, and only the first time changes anything.
 */
export async function markDelivered(
  { storage, now, announce }: Pick<SyncServer, 'storage' | 'now' | 'announce'>,
  actor: Actor,
  conversationId: ConversationId,
  seq: number,
): Promise<void> {
  const batches = await storage.transaction(async (tx) => {
    const known = await tx.readMark(conversationId, actor.userId)
    if ((known?.deliveredSeq ?? 0) >= seq) return []
    const change = { tx, actor, at: now() }
    const { mark, ...places } = await lockMark(change, conversationId)
    const deliveredSeq = Math.min(seq, await tx.lastMessageSeq(conversationId))
    if (deliveredSeq > mark.deliveredSeq) await putMark(change, places, { ...mark, deliveredSeq })
    return places.writer.batches
  })
  for (const batch of batches) announce(batch)
}

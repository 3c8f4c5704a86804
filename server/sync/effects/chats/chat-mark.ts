import { noSuchChat } from '../../rights.ts'
import type { Effect } from '../effect.ts'
import { lockMark, putMark } from './own-mark.ts'

/**
 * An administrator's own pin, mute and archive, for all of that user's devices. A chat can't be archived past its last
 * message: what comes later brings it back.
 */
export const markChat: Effect<'chat.mark'> = async (change, body) => {
  if (change.actor.side !== 'desk') throw noSuchChat()
  const { mark, ...places } = await lockMark(change, body.conversationId)
  const { pinned = mark.pinned, mutedUntil = mark.mutedUntil } = body
  let { archivedSeq = mark.archivedSeq } = body
  if (archivedSeq !== null) {
    archivedSeq = Math.min(archivedSeq, await change.tx.lastMessageSeq(body.conversationId))
  }
  const isSame = pinned === mark.pinned && mutedUntil === mark.mutedUntil && archivedSeq === mark.archivedSeq
  if (!isSame) await putMark(change, places, { ...mark, pinned, mutedUntil, archivedSeq })
  return places.writer
}

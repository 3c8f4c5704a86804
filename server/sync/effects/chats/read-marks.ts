import type { Effect } from '../effect.ts'
import { lockMark, putMark } from './own-mark.ts'

/** Moves the own read mark forward, never back, and never past the last message (I11). What is read is delivered. */
export const markRead: Effect<'read.mark'> = async (change, body) => {
  const { mark, ...places } = await lockMark(change, body.conversationId)
  const seq = Math.min(body.seq, await change.tx.lastMessageSeq(body.conversationId))
  if (seq > mark.seq) {
    await putMark(change, places, { ...mark, seq, deliveredSeq: Math.max(mark.deliveredSeq, seq) })
  }
  return places.writer
}

/** "Mark unread" is a flag of its own: how far somebody has read stays known. */
export const flagUnread: Effect<'read.flag'> = async (change, body) => {
  const { mark, ...places } = await lockMark(change, body.conversationId)
  if (body.unread !== mark.flaggedUnread) {
    await putMark(change, places, { ...mark, flaggedUnread: body.unread })
  }
  return places.writer
}

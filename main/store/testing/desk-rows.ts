import type { FollowUpId, HandOverId, SavedReplyId } from '../../../protocol/wire/ids.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import { idOf, NADIA_CHAT, NOON, OBRIEN, RIVERSIDE } from './people.ts'

export const REPLY = idOf<SavedReplyId>(20, 1)
export const FOLLOW_UP = idOf<FollowUpId>(21, 1)
export const HAND_OVER = idOf<HandOverId>(22, 1)
export const LATER = NOON + 3_600_000

export const savedReply = (more: Partial<RowOf<'savedReply'>> = {}): AnyRow => ({
  entity: 'savedReply',
  row: { id: REPLY, rev: 1, locationId: RIVERSIDE, title: 'Wifi', text: 'It is on the card.', ...more },
})
/** A promise of Siobhán O'Brien to Nadia. */
export const followUp = (more: Partial<RowOf<'followUp'>> = {}): AnyRow => ({
  entity: 'followUp',
  row: {
    id: FOLLOW_UP,
    rev: 1,
    locationId: RIVERSIDE,
    conversationId: NADIA_CHAT,
    byUserId: OBRIEN,
    text: 'Send the invoice',
    due: { kind: 'time', at: LATER },
    createdAt: NOON - 1000,
    doneAt: null,
    doneByUserId: null,
    ...more,
  },
})
export const handOver = (more: Partial<RowOf<'handOver'>> = {}): AnyRow => ({
  entity: 'handOver',
  row: {
    id: HAND_OVER,
    rev: 1,
    locationId: RIVERSIDE,
    byUserId: OBRIEN,
    note: 'All quiet',
    at: NOON - 1000,
    acknowledgedByUserId: null,
    acknowledgedAt: null,
    ...more,
  },
})

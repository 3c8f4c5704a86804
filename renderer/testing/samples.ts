import type { ChatHead, MessageView } from '../../protocol/ipc/views.ts'
import type { ConversationId, LocationId, MessageId, UserId } from '../../protocol/wire/ids.ts'

export const CONVERSATION = '00000000-0000-7000-8000-00000000000c' as ConversationId
const RIVERSIDE = '00000000-0000-7000-8000-000000000001' as LocationId
const NADIA = '00000000-0000-7000-8000-00000000000a' as UserId

/** The head of the chat with Nadia Nguyen. */
export function sampleHead(change: Partial<ChatHead> = {}): ChatHead {
  return {
    conversationId: CONVERSATION,
    exists: true,
    kind: 'desk',
    face: { subject: { kind: 'user', id: NADIA }, name: 'Nadia Nguyen', photoFileId: null },
    standing: 'nonmember',
    locationId: RIVERSIDE,
    locationName: 'Riverside',
    assigneeUserId: null,
    assigneeName: null,
    lastSeq: 0,
    readSeq: 0,
    customerDeliveredSeq: 0,
    customerReadSeq: 0,
    flaggedUnread: false,
    pinned: false,
    mutedUntil: null,
    archived: false,
    cannotWrite: null,
    ...change,
  }
}

/** A message of Nadia Nguyen; one with the number null waits in the outbox. */
export function sampleMessage(seq: number | null, change: Partial<MessageView> = {}): MessageView {
  return {
    id: `message-${seq ?? 'waiting'}` as MessageId,
    seq,
    side: 'customer',
    kind: 'text',
    authorUserId: NADIA,
    authorName: 'Nadia Nguyen',
    byMe: false,
    text: `Message ${seq}`,
    files: [],
    staged: [],
    signatures: [],
    replyTo: null,
    mentions: [],
    reactions: [],
    booking: null,
    at: Date.UTC(2026, 10, 24, 9, 0) + (seq ?? 999) * 60_000,
    editedAt: null,
    deletedAt: null,
    state: 'stored',
    heldUntil: null,
    opId: null,
    error: null,
    ...change,
  }
}

import type { PortalMessage } from '../../protocol/wire/http.ts'
import type { MessageId } from '../../protocol/wire/ids.ts'

/** A message of the desk for tests; its id is made from its number. */
export function sampleMessage(seq: number, change: Partial<PortalMessage> = {}): PortalMessage {
  return {
    id: `018f0000-0000-7000-8000-${String(seq).padStart(12, '0')}` as MessageId,
    seq,
    side: 'desk',
    text: `message ${seq}`,
    files: [],
    sentAt: 1_800_000_000_000 + seq * 60_000,
    editedAt: null,
    deletedAt: null,
    authorName: 'Dana',
    authorUserId: null,
    own: false,
    replyTo: null,
    reactions: [],
    signatures: [],
    ...change,
  }
}

import type { Topic, Touched } from './sync-port.ts'

/** Whatever an entry of the outbox can be about: it is shown over the rows, so it touches them when it comes or goes. */
export const ALL_THAT_WAITS: readonly Topic[] = [
  'outbox',
  'staged',
  'message',
  'conversation',
  'readMark',
  'notificationMark',
  'notificationChoice',
  'customer',
  'signature',
  'publicLink',
  'location',
  'user',
  'membership',
  'company',
  'joinRequest',
  'customerImport',
  'savedReply',
  'followUp',
  'handOver',
  'post',
  'comment',
  'feedMark',
  'visit',
  'block',
  'bar',
  'report',
  'deskInvitation',
]
export const NOTHING_TOUCHED: Touched = { topics: [], conversationIds: [] }

/** What a write touched; `conversationIds` may hold one twice. */
export function touched(topics: readonly Topic[], conversationIds: readonly string[] = []): Touched {
  return { topics: [...new Set(topics)], conversationIds: [...new Set(conversationIds)] }
}

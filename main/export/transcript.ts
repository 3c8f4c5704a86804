import type { ConversationId, LocationId, Subject, UserId } from '../../protocol/wire/ids.ts'
import type { MessageSide } from '../../protocol/wire/rows/chats.ts'
import type { StoreClient } from '../store/store.ts'
import type { MessageView } from '../store/views.ts'
import type { Missing } from './missing-words.ts'

const PAGE = 200

/** A conversation as it stands here now, but for its messages: they are read one page at a time. */
export interface Transcript {
  conversationId: ConversationId
  kind: 'desk' | 'direct'
  with: { subject: Subject; name: string }
  location: { id: LocationId; name: string; timeZone: string }
  networkName: string
  exportedBy: { userId: UserId | null; name: string }
  exportedAtMs: number
  withNotes: boolean
  people: { userId: UserId; name: string; side: MessageSide }[]
  /** The number of the newest message when the export began: what comes later is not in it. */
  lastSeq: number
  missing: Missing[]
  /** How many messages `messagesOf` gives. */
  messageCount: number
  /** Written here and not stored by the server yet: not in the transcript. */
  waitingCount: number
}

/** Looks through the whole conversation once, page by page, so that a file can begin with what it holds and lacks. */
export async function readTranscript(
  store: StoreClient,
  input: { conversationId: ConversationId; withNotes: boolean; nowMs: number },
): Promise<Transcript> {
  const { conversationId, withNotes } = input
  const head = await store.chatHead({ conversationId })
  const here = await store.location()
  const location = (await store.locations()).find(({ id }) => id === head.locationId) ?? here
  const { access } = await store.session()
  const people = new Map<UserId, Transcript['people'][number]>()
  const missing: Missing[] = []
  let expected = 1
  let messageCount = 0
  let waitingCount = 0
  for await (const message of pagesOf(store, conversationId)) {
    if (message.seq === null) {
      waitingCount += 1
      continue
    }
    if (message.seq > head.lastSeq) break
    if (message.seq > expected) missing.push({ from: expected, to: message.seq - 1 })
    expected = message.seq + 1
    if (!isWanted(message, withNotes)) continue
    messageCount += 1
    const { authorUserId: userId, authorName: name, side } = message
    people.set(userId, { userId, name, side })
  }
  if (expected <= head.lastSeq) missing.push({ from: expected, to: head.lastSeq })
  return {
    conversationId,
    kind: head.kind,
    with: { subject: head.face.subject, name: head.face.name },
    location: { id: location.id, name: location.name, timeZone: location.timeZone },
    networkName: location.networkName,
    exportedBy: { userId: access?.userId ?? null, name: access?.name ?? '' },
    exportedAtMs: input.nowMs,
    withNotes,
    people: [...people.values()],
    lastSeq: head.lastSeq,
    missing,
    messageCount,
    waitingCount,
  }
}

/** The stored messages of a transcript in their order, never more than a page in memory. */
export async function* messagesOf(store: StoreClient, transcript: Transcript): AsyncGenerator<MessageView> {
  for await (const message of pagesOf(store, transcript.conversationId)) {
    if (message.seq === null || message.seq > transcript.lastSeq) return
    if (isWanted(message, transcript.withNotes)) yield message
  }
}

async function* pagesOf(store: StoreClient, conversationId: ConversationId): AsyncGenerator<MessageView> {
  let afterSeq = 0
  for (;;) {
    const { messages, hasNewer } = await store.messagesAfter({ conversationId, afterSeq, limit: PAGE })
    yield* messages
    const last = messages.findLast(({ seq }) => seq !== null)?.seq
    if (!hasNewer || last === undefined || last === null) return
    afterSeq = last
  }
}

function isWanted({ kind }: MessageView, withNotes: boolean): boolean {
  return kind !== 'note' || withNotes
}

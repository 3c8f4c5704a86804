import type { ChatHead } from '../../protocol/ipc/views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { whenChanged, type Topic } from './rereading.ts'
import type { Run } from './thread-pages.ts'

/** What the first drawing of a conversation needs. */
export interface Opening {
  head: ChatHead
  newest: Run
}

/** As many as a high window lists, and one goes back and forth between. */
const KEPT_MAX = 24
/** What a head or a message says can change with these. */
const TOPICS: readonly Topic[] = [
  ...(['message', 'conversation', 'readMark', 'user', 'membership', 'company', 'location'] as const),
  ...(['booking', 'outbox', 'staged'] as const),
]
/** A change of these concerns only the conversations that it names. */
const OF_CONVERSATIONS: ReadonlySet<Topic> = new Set([
  'message',
  'conversation',
  'readMark',
  'outbox',
  'staged',
  'draft',
])

export interface Openings {
  /** Reads an opening that will probably be wanted: its row is on screen, is pressed, or has the focus. */
  prefetch: (conversationId: ConversationId) => void
  /** The opening as it is now: the one that is being read already, or a new reading. */
  take: (conversationId: ConversationId) => Promise<Opening>
  /** Remembers a conversation that is being left. */
  keep: (conversationId: ConversationId, opening: Opening) => void
  /** A remembered one of which nothing has changed since; null when there is none. */
  kept: (conversationId: ConversationId) => Opening | null
  forget: () => void
}

/** Openings that are read ahead or remembered. Whatever main tells a change of is forgotten at once. */
export function createOpenings(read: (conversationId: ConversationId) => Promise<Opening>): Openings {
  const coming = new Map<ConversationId, Promise<Opening>>()
  const remembered = new Map<ConversationId, Opening>()
  let stop: (() => void) | null = null

  const forget = () => {
    coming.clear()
    remembered.clear()
    stop?.()
    stop = null
  }
  const listen = () => {
    stop ??= whenChanged(TOPICS, ({ topics, conversationIds }) => {
      const isAbout = conversationIds.length > 0 && topics.every((topic) => OF_CONVERSATIONS.has(topic))
      if (!isAbout) return forget()
      for (const id of conversationIds as ConversationId[]) {
        coming.delete(id)
        remembered.delete(id)
      }
    })
  }

  return {
    prefetch: (conversationId) => {
      if (coming.has(conversationId)) return
      listen()
      const reading = read(conversationId)
      coming.set(conversationId, reading)
      boundTo(coming)
      // Whoever opens it reads again, and is told why it can't be had.
      reading.catch(() => coming.delete(conversationId))
    },
    take: (conversationId) => {
      const reading = coming.get(conversationId) ?? read(conversationId)
      coming.delete(conversationId)
      return reading
    },
    keep: (conversationId, opening) => {
      listen()
      remembered.delete(conversationId)
      remembered.set(conversationId, opening)
      boundTo(remembered)
    },
    kept: (conversationId) => remembered.get(conversationId) ?? null,
    forget,
  }
}

/** Lets go of the oldest when there are too many. */
function boundTo(openings: Map<ConversationId, unknown>): void {
  for (const id of openings.keys()) if (openings.size > KEPT_MAX) openings.delete(id)
}

/** The head of a chat that has no message yet, read again: its customer, or the other person, is the only way to it. */
export function openAgain({ kind, face: { subject } }: ChatHead): Promise<ChatHead> {
  const isDirect = kind === 'direct' && subject.kind === 'user'
  return isDirect ? call('chats.openDirect', { userId: subject.id }) : call('chats.open', { subject })
}

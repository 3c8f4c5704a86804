import {
  deskConversationId,
  directConversationId,
  type ConversationId,
  type LocationId,
  type Subject,
  type UserId,
} from '../../../protocol/wire/ids.ts'
import { chatOf, type Chat } from './chat.ts'
import { chatsListed } from './chats-listed.ts'
import type { StoreContext } from '../context.ts'
import { isBlocked } from '../people/apart.ts'
import { lookUpFace } from '../people/faces.ts'
import { whyNoDirectChat } from '../people/reach.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import { CHAT_NOW } from './chat-now.ts'
import { UNAVAILABLE } from './unavailable.ts'
import type { ChatHead } from '../views.ts'

interface Marks {
  lastSeq: number
  readSeq: number
  flagged: number
  pinned: number
  mutedUntil: number | null
  shelf: number
}

/** The list of chats and the head of one. */
export function chatVerbs(
  context: StoreContext,
): Pick<Store, 'chatsList' | 'chatHead' | 'chatOpen' | 'chatOpenDirect'> {
  const { cache, overlay, session } = context

  return {
    chatsList: (input) => chatsListed(context, input),

    chatHead: ({ conversationId }) => {
      const chat = chatOf(context, conversationId)
      if (!chat) throw new StoreError('notFound', 'This chat is not on this device any more.')
      return headOf(chat)
    },

    chatOpen: ({ subject }) => {
      const locationId = session.here()
      const conversationId = deskConversationId(locationId, subject)
      return headOf(chatOf(context, conversationId) ?? newDeskChat(conversationId, locationId, subject))
    },

    chatOpenDirect: ({ userId }) => {
      const me = session.me()
      if (userId === me) throw new StoreError('badRequest', 'You can’t write to yourself.')
      const conversationId = directConversationId(me, userId)
      return headOf(
        chatOf(context, conversationId) ?? newDirectChat(conversationId, session.here(), me, userId),
      )
    },
  }

  function headOf(chat: Chat): ChatHead {
    const me = session.me()
    const { conversationId, locationId, assigneeUserId, exists, kind } = chat
    overlay.refresh()
    const marks = cache.get<Marks>(
      `SELECT coalesce(chat.last_seq, 0) AS lastSeq, chat.read_seq AS readSeq, chat.flagged_unread AS flagged,
         chat.pinned, chat.muted_until AS mutedUntil, chat.shelf
       FROM ${CHAT_NOW}`,
      { conversationId },
    )
    const customer = cache.get<{ readSeq: number; deliveredSeq: number }>(
      `SELECT coalesce(max(seq), 0) AS readSeq, coalesce(max(delivered_seq), 0) AS deliveredSeq
       FROM read_marks WHERE conversation_id = @conversationId AND user_id <> @me`,
      { conversationId, me },
    )
    const assignee = assigneeUserId && lookUpFace(context, { kind: 'user', id: assigneeUserId }, locationId)
    const location = cache.get<{ name: string; chatsOn: number }>(
      'SELECT name, chats_on AS chatsOn FROM locations WHERE id = @locationId',
      { locationId },
    )
    return {
      conversationId,
      exists,
      kind,
      ...shownTo(chat, lookUpFace(context, chat.subject, locationId)),
      locationId,
      locationName: location?.name ?? '',
      assigneeUserId,
      assigneeName: assignee ? assignee.face.name : null,
      lastSeq: marks?.lastSeq ?? 0,
      readSeq: marks?.readSeq ?? 0,
      customerDeliveredSeq: Math.max(customer?.deliveredSeq ?? 0, customer?.readSeq ?? 0),
      customerReadSeq: customer?.readSeq ?? 0,
      flaggedUnread: marks?.flagged === 1,
      pinned: marks?.pinned === 1,
      mutedUntil: marks?.mutedUntil ?? null,
      archived: marks?.shelf === 2,
      cannotWrite: whyNot(chat, location),
    }
  }

  function whyNot(chat: Chat, location: { name: string; chatsOn: number } | undefined): string | null {
    const place = location?.name ?? 'This location'
    if (location?.chatsOn === 0) return `${place} has switched chats off. What was written stays readable.`
    if (chat.kind === 'direct') {
      if (isBlocked(context, chat.subject.id)) return 'You have blocked this person. Unblock them to write.'
      if (chat.isClosed) return 'This person is unavailable. What was written stays readable.'
      if (!chat.exists) return whyNoDirectChat(context, chat.subject.id as UserId)
      const takesPart = chat.participantIds.includes(session.me())
      return takesPart ? null : 'Only the two people of this chat can write in it.'
    }
    if (session.may('chat.reply', chat.locationId)) return null
    return `You can read chats at ${place} but not answer. An owner or manager can allow it.`
  }
}

/** Whoever is unavailable has no name and no picture any more. */
function shownTo(chat: Chat, known: ReturnType<typeof lookUpFace>): ReturnType<typeof lookUpFace> {
  if (!chat.isClosed) return known
  return { face: { ...known.face, name: UNAVAILABLE, photoFileId: null }, standing: 'unknown' }
}

function newDirectChat(
  conversationId: ConversationId,
  locationId: LocationId,
  me: UserId,
  other: UserId,
): Chat {
  return {
    conversationId,
    exists: false,
    kind: 'direct',
    locationId,
    subject: { kind: 'user', id: other },
    participantIds: [me, other],
    isClosed: false,
    assigneeUserId: null,
  }
}

function newDeskChat(conversationId: ConversationId, locationId: LocationId, subject: Subject): Chat {
  return {
    conversationId,
    exists: false,
    kind: 'desk',
    locationId,
    subject,
    participantIds: [],
    isClosed: false,
    assigneeUserId: null,
  }
}

import {
  deskConversationId,
  type ConversationId,
  type LocationId,
  type Subject,
} from '../../../protocol/wire/ids.ts'
import { chatOf, type Chat } from './chat.ts'
import { chatsListed } from './chats-listed.ts'
import type { StoreContext } from '../context.ts'
import { lookUpFace } from '../people/faces.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import { MARK_JOINS, READ_SEQ } from './unread.ts'
import type { ChatHead } from '../views.ts'

/** The list of chats and the head of one. */
export function chatVerbs(context: StoreContext): Pick<Store, 'chatsList' | 'chatHead' | 'chatOpen'> {
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
  }

  function headOf(chat: Chat): ChatHead {
    const me = session.me()
    const { conversationId, locationId, assigneeUserId, exists, kind } = chat
    overlay.refresh()
    const marks = cache.get<{ lastSeq: number; readSeq: number; customerReadSeq: number }>(
      `SELECT coalesce(chat.last_seq, 0) AS lastSeq, ${READ_SEQ} AS readSeq,
         coalesce((SELECT max(seq) FROM read_marks WHERE conversation_id = @conversationId AND user_id <> @me), 0)
           AS customerReadSeq
       FROM chats chat ${MARK_JOINS} WHERE chat.conversation_id = @conversationId`,
      { conversationId, me },
    ) ?? { lastSeq: 0, readSeq: 0, customerReadSeq: 0 }
    const assignee = assigneeUserId && lookUpFace(context, { kind: 'user', id: assigneeUserId }, locationId)
    const location = cache.get<{ name: string; chatsOn: number }>(
      'SELECT name, chats_on AS chatsOn FROM locations WHERE id = @locationId',
      { locationId },
    )
    return {
      conversationId,
      exists,
      kind,
      ...lookUpFace(context, chat.subject, locationId),
      locationName: location?.name ?? '',
      assigneeUserId,
      assigneeName: assignee ? assignee.face.name : null,
      ...marks,
      cannotWrite: whyNot(chat, location),
    }
  }

  function whyNot(chat: Chat, location: { name: string; chatsOn: number } | undefined): string | null {
    const place = location?.name ?? 'This location'
    if (location?.chatsOn === 0) return `${place} has switched chats off. What was written stays readable.`
    if (chat.kind === 'direct') {
      const takesPart = chat.participantIds.includes(session.me())
      return takesPart ? null : 'Only the two people of this chat can write in it.'
    }
    if (session.may('chat.reply', chat.locationId)) return null
    return `You can read chats at ${place} but not answer. An owner or manager can allow it.`
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
    assigneeUserId: null,
  }
}

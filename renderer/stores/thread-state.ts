import type { ChatHead, MessageView } from '../../protocol/ipc/views.ts'
import type { ConversationId, MessageId, Subject, UserId } from '../../protocol/wire/ids.ts'
import type { Echo } from './echoes.ts'

/** What the timeline is to bring on screen; a new object each time that it is asked. */
export type Aim = { to: 'end' } | { to: 'firstNew' } | { to: 'message'; seq: number }

export interface ThreadState {
  conversationId: ConversationId | null
  head: ChatHead | null
  /** A run of the conversation without a gap; null until the first page is here. */
  messages: MessageView[] | null
  hasOlder: boolean
  hasNewer: boolean
  /** Own messages that are on their way to the disk, after those in `messages`. */
  echoes: readonly Echo[]
  aim: Aim | null
  /** The own read mark when the thread was opened: the line "New" stands after it. Null when all was read. */
  newAfterSeq: number | null
  /** The end is on screen and stays there when something arrives. */
  following: boolean
  /** The message whose text is being changed in its place. */
  editing: MessageId | null
  error: string | null
  /** Finds the one desk chat with a customer (use case 2) and answers its id; nothing is shown yet. */
  find: (subject: Subject) => Promise<ConversationId>
  /** The one direct chat with somebody. Throws CommandError with the reason when none may be started. */
  findDirect: (userId: UserId) => Promise<ConversationId>
  /**
   * Shows a conversation, at its first unread message or at the one asked for, and keeps it up to date; the returned
   * function stops it.
   */
  watch: (conversationId: ConversationId, seq?: number) => () => void
  /** Reads what a conversation opens with, as it will probably be opened in a moment. */
  prefetch: (conversationId: ConversationId) => void
  /**
   * Draws a message at the end before it is on disk, if the end is there. `kept` is to be told its name when it is on
   * disk: then the stored one takes its place; `refused` takes it away.
   */
  echo: (echo: Echo) => { kept: (id: MessageId) => void; refused: () => void }
  reread: () => Promise<void>
  loadOlder: () => Promise<void>
  loadNewer: () => Promise<void>
  /** Brings one message on screen. Throws CommandError when it can't be had. */
  showMessage: (seq: number) => Promise<void>
  /** Brings the newest message on screen: asked for, and after sending. */
  showEnd: () => Promise<void>
  /** Brings the line "New" on screen. */
  showFirstNew: () => Promise<void>
  follow: (following: boolean) => void
  markRead: () => Promise<void>
  /** Marks the chat unread, with the line "New" before this message. */
  markUnreadFrom: (seq: number) => Promise<void>
  edit: (messageId: MessageId | null) => void
  /** Begins to change the last message that one wrote oneself; false when there is none on screen. */
  editLast: () => boolean
}

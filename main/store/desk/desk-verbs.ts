import type {
  ConversationId,
  FollowUpId,
  HandOverId,
  LocationId,
  MessageId,
  SavedReplyId,
  Subject,
  UserId,
} from '../../../protocol/wire/ids.ts'
import type { FollowUpDue } from '../../../protocol/wire/rows/desk.ts'
import type { Touched } from '../sync-port.ts'
import type * as view from '../views.ts'

/** What a desk does with a conversation besides writing: assign, mark, promise, hand over (use case 2). */
export interface DeskVerbs {
  assign(input: { conversationId: ConversationId; assigneeUserId: UserId | null }): Touched
  /** The own pin, mute and archive. Archiving is "up to the newest message": a later one brings the chat back. */
  markChat(input: {
    conversationId: ConversationId
    pinned?: boolean | undefined
    mutedUntil?: number | null | undefined
    archived?: boolean | undefined
  }): Touched
  react(input: { messageId: MessageId; emoji: string; on: boolean }): Touched

  /** The administrators of the current location. */
  colleagues(): { people: view.Colleague[] }
  /** The name and side of whoever is typing; null for somebody who is not known here. */
  typist(input: {
    conversationId: ConversationId
    userId: UserId
  }): { name: string; isColleague: boolean } | null

  /** Filled in for a conversation; `subject` is whose it is, when it may not have a message yet. */
  savedReplies(input: { conversationId: ConversationId | null; subject?: Subject | null | undefined }): {
    replies: view.SavedReplyView[]
  }
  saveReply(input: { id: SavedReplyId | null; title: string; text: string }): {
    id: SavedReplyId
    touched: Touched
  }
  removeReply(input: { id: SavedReplyId }): Touched

  followUps(input: { conversationId: ConversationId | null }): { followUps: view.FollowUpView[] }
  followUpChoices(input: { conversationId: ConversationId }): view.FollowUpChoices
  saveFollowUp(input: {
    id: FollowUpId | null
    conversationId: ConversationId
    text: string
    due: FollowUpDue
  }): { id: FollowUpId; touched: Touched }
  followUpDone(input: { id: FollowUpId; done: boolean }): Touched
  /** When the next follow-up with a time becomes due; null when none waits. For the timer that tells the window. */
  nextFollowUpAt(): number | null

  /** What is being written in a pane for a location; empty when nothing is. */
  unfinished(input: { place: view.UnfinishedPlace; locationId: LocationId }): { text: string }
  saveUnfinished(input: { place: view.UnfinishedPlace; locationId: LocationId; text: string }): void
  handOver(): view.HandOverView
  /** Its newest note alone: without the lists of chats it costs next to nothing. */
  lastHandOver(): view.HandOverView['last']
  writeHandOver(input: { note: string }): { id: HandOverId; touched: Touched }
  acknowledgeHandOver(input: { id: HandOverId }): Touched
}

import type { ConversationId, MessageId } from '../../../protocol/wire/ids.ts'
import type { Face, Standing, NotificationView, FileItem } from '../views.ts'

export type Snippet = { text: string; hit: boolean }[]

export interface MessageHit {
  messageId: MessageId
  conversationId: ConversationId
  seq: number
  face: Face
  authorName: string
  isNote: boolean
  at: number
  snippet: Snippet
}

/** Whether a file's bytes are here is not the store's to know: the command adds it. */
export interface FileHit {
  item: Omit<FileItem, 'here'>
  face: Face
  snippet: Snippet
  inText: boolean
}

export interface NotificationHit {
  notification: NotificationView
  snippet: Snippet
}

export interface PersonHit {
  face: Face
  standing: Standing
  snippet: Snippet
  detail: string
}

export interface MessagesFound {
  messages: MessageHit[]
  nextBefore: number | null
  problem: string | null
}

export interface OthersFound {
  people: PersonHit[]
  files: FileHit[]
  notifications: NotificationHit[]
}

import { idBytes } from '../chats/message-ids.ts'
import type { SqlFile } from '../database/sql-file.ts'
import { chatKey, renewChat, type ChatChange } from './chat-row.ts'

/** The chats that one source's changes concern, until their rows are brought up to date. */
export class ChangedChats {
  /** Conversations of which anything changed. */
  readonly conversations = new Set<string>()
  private readonly cache: SqlFile
  private readonly isOwnStream: boolean
  private readonly chats = new Map<number, ChatChange>()
  private readonly keys = new Map<string, number>()

  /** In: whether the changes come in the stream of the user, whose marks are the own ones. */
  constructor(cache: SqlFile, isOwnStream: boolean) {
    this.cache = cache
    this.isOwnStream = isOwnStream
  }

  /** The number by which messages know their chat. */
  keyOf(conversationId: string, locationId: string): number {
    const key = this.keys.get(conversationId) ?? chatKey(this.cache, conversationId, locationId)
    this.keys.set(conversationId, key)
    return key
  }

  /** A message was written into a chat. */
  written(conversationId: string, chat: number, newestSeq: number): void {
    this.conversations.add(conversationId)
    this.change(chat, { newestSeq })
  }

  /** A conversation has come or gone: its chat, if there are messages, is listed or isn't any more. */
  list(conversationId: string): void {
    this.conversations.add(conversationId)
    const chat = this.knownChat(conversationId)
    if (chat) this.change(chat.key, { removed: true })
  }

  /** A mark has changed. The own one says whether the chat is pinned or archived. */
  mark(conversationId: string): void {
    this.conversations.add(conversationId)
    const chat = this.isOwnStream ? this.knownChat(conversationId) : undefined
    if (chat) this.change(chat.key, { marked: true })
  }

  private knownChat(conversationId: string): { key: number } | undefined {
    return this.cache.get('SELECT key FROM chats WHERE conversation_id = @conversationId', { conversationId })
  }

  /** A message is about to go: its chat's newest one is looked for again. */
  unlistMessage(id: string, rev: number): void {
    const found = this.cache.get<{ key: number; conversationId: string }>(
      `SELECT chats.key, conversation_id AS conversationId FROM message_rows m JOIN chats ON chats.key = chat
       WHERE m.id = ${idBytes('@id')} AND rev <= @rev`,
      { id, rev },
    )
    if (!found) return
    this.conversations.add(found.conversationId)
    this.change(found.key, { removed: true })
  }

  private change(
    chat: number,
    { newestSeq = 0, removed = false, marked = false }: Partial<ChatChange>,
  ): void {
    const known = this.chats.get(chat)
    this.chats.set(chat, {
      newestSeq: Math.max(newestSeq, known?.newestSeq ?? 0),
      removed: removed || (known?.removed ?? false),
      marked: marked || (known?.marked ?? false),
    })
  }

  /** Brings the row of each changed chat up to date. */
  finish(): void {
    for (const [chat, change] of this.chats) renewChat(this.cache, chat, change)
  }
}

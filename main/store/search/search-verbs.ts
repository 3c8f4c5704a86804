import type { ConversationId, FileId } from '../../../protocol/wire/ids.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import type { Touched } from '../sync-port.ts'
import type * as view from '../views.ts'

/** Search over everything on this device, in SQLite alone. */
export interface SearchVerbs {
  searchMessages(input: {
    query: string
    conversationId: ConversationId | null
    before: number | null
    limit: number
  }): view.MessagesFound
  searchOthers(input: { query: string; conversationId: ConversationId | null }): view.OthersFound
  /** By the beginning of any word of a name; members before nonmembers, then by name. */
  searchPeople(input: { query: string; limit: number }): { people: view.PersonHit[] }
  /** PDFs and text files of messages whose text is not in the index yet, the newest first. */
  filesWithoutText(input: { limit: number }): FileRef[]
  /** Of files with the same bytes. Null when they have no text or can't be read: they are not asked for again. */
  saveFileText(input: { fileIds: readonly FileId[]; text: string | null }): Touched
  /**
   * Clears away a part of the words of what is gone, when many things went at once; at its end nothing of them is left on the
   * disk (I15). To be called while nothing else is asked, until there is no more.
   */
  clearDeadWords(): { more: boolean }
}

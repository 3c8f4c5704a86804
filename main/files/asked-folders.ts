import { randomUUID } from 'node:crypto'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { FoundFolder } from './look-into-folder.ts'

/** More than anybody drops at once; the oldest question is forgotten first. */
const ASKED_MAX = 50

/** A folder that was dropped, as the window asks about it. */
export interface AskedFolder {
  id: string
  name: string
  fileCount: number
  sizeBytes: number
}

/** Folders that wait for the user's word. The window knows them by id: no path crosses to it. */
export interface AskedFolders {
  ask(conversationId: ConversationId, folder: FoundFolder): AskedFolder
  /** The folder, once; null when it has been answered or forgotten. */
  take(id: string): { conversationId: ConversationId; folder: FoundFolder } | null
}

export function createAskedFolders(): AskedFolders {
  const asked = new Map<string, { conversationId: ConversationId; folder: FoundFolder }>()
  return {
    ask(conversationId, folder) {
      const id = randomUUID()
      asked.set(id, { conversationId, folder })
      const [oldest] = asked.keys()
      if (asked.size > ASKED_MAX && oldest) asked.delete(oldest)
      return {
        id,
        name: folder.name,
        fileCount: folder.files.length,
        sizeBytes: folder.files.reduce((sum, file) => sum + file.sizeBytes, 0),
      }
    },
    take(id) {
      const found = asked.get(id) ?? null
      asked.delete(id)
      return found
    },
  }
}

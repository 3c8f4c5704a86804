import { create } from 'zustand'
import type { FileItem } from '../../protocol/ipc/views.ts'
import type { ConversationId, FileId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import { call, sentenceOf } from '../app/bridge.ts'

const PAGE = 200

interface LightboxState {
  conversationId: ConversationId | null
  /** The file that is shown; its facts are in `items` once these have been read. */
  fileId: FileId | null
  /** What can be looked at in the conversation, oldest first, as far as it has been read. */
  items: FileItem[]
  /** A file of no conversation, shown by itself. */
  alone: FileRef | null
  error: string | null
  showAlone: (file: FileRef) => void
  show: (fileId: FileId, conversationId: ConversationId, isSeen: (item: FileItem) => boolean) => void
  /** Goes to another one of `items`; reads older ones when the first is near. */
  go: (fileId: FileId) => void
  /** Keeps the file offline, or no longer. Throws CommandError when its bytes can't be had. */
  pin: (fileId: FileId, pinned: boolean) => Promise<void>
  close: () => void
}

/** The lightbox: one file of a conversation, large, with all others a key away. */
export const useLightbox = create<LightboxState>()((set, get) => {
  let isSeen: (item: FileItem) => boolean = () => true
  let readCount = 0
  let total = 0
  let reading = Promise.resolve()

  /** Newest first come the pages; a message's own files are in their order. */
  const inOrder = (newestFirst: FileItem[]) => newestFirst.toSorted((one, other) => one.seq - other.seq)

  const readOlder = async (conversationId: ConversationId): Promise<void> => {
    const page = await call('files.list', {
      of: { conversationId },
      kind: 'all',
      offset: readCount,
      limit: PAGE,
    })
    if (get().conversationId !== conversationId) return
    readCount += page.files.length
    total = page.files.length === 0 ? readCount : page.total
    // New messages may have moved the pages: what was read before wins.
    const known = new Set(get().items.map(({ file }) => file.id))
    const older = page.files.filter((item) => isSeen(item) && !known.has(item.file.id))
    set({ items: [...inOrder(older), ...get().items], error: null })
  }

  const readUntilFound = async (conversationId: ConversationId) => {
    try {
      const isFound = () => get().items.findIndex(({ file }) => file.id === get().fileId) >= 3
      do await readOlder(conversationId)
      while (get().conversationId === conversationId && !isFound() && readCount < total)
    } catch (error) {
      set({ error: sentenceOf(error) })
    }
  }

  const readOn = (conversationId: ConversationId) => {
    reading = reading.then(() => readUntilFound(conversationId))
  }

  return {
    conversationId: null,
    fileId: null,
    items: [],
    alone: null,
    error: null,
    showAlone: (file) => set({ fileId: file.id, alone: file, conversationId: null, items: [], error: null }),
    show: (fileId, conversationId, seen) => {
      isSeen = seen
      readCount = 0
      total = 0
      set({ fileId, conversationId, items: [], alone: null, error: null })
      readOn(conversationId)
    },
    go: (fileId) => {
      set({ fileId })
      const { conversationId, items } = get()
      const isNearFirst = items.findIndex(({ file }) => file.id === fileId) < 3
      if (conversationId && isNearFirst && readCount < total) readOn(conversationId)
    },
    pin: async (fileId, pinned) => {
      await call('files.pin', { fileId, pinned })
      set({ items: get().items.map((item) => (item.file.id === fileId ? { ...item, pinned } : item)) })
    },
    close: () => {
      set({ fileId: null, conversationId: null, items: [], alone: null, error: null })
    },
  }
})

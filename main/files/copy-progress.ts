import type { ConversationId, FileId } from '../../protocol/wire/ids.ts'

const TELL_EVERY_MS = 150

export interface CopyUnderWay {
  id: FileId
  name: string
  sizeBytes: number
  copiedBytes: number
}

/** The copies that trays wait for. What is copied at once is never told. */
export interface CopyProgress {
  /** Names the files that are about to be copied, in their order. */
  begin(conversationId: ConversationId, files: Omit<CopyUnderWay, 'copiedBytes'>[]): void
  moved(id: FileId, copiedBytes: number): void
  end(id: FileId): void
}

export function createCopyProgress(
  tell: (progress: { conversationId: ConversationId; files: CopyUnderWay[] }) => void,
): CopyProgress {
  const copies = new Map<FileId, CopyUnderWay & { conversationId: ConversationId }>()
  const told = new Set<ConversationId>()
  let timer: NodeJS.Timeout | null = null

  const of = (conversationId: ConversationId) =>
    [...copies.values()]
      .filter((copy) => copy.conversationId === conversationId)
      .map(({ conversationId: _conversation, ...copy }) => copy)

  const later = () => {
    timer ??= setTimeout(() => {
      timer = null
      const running = new Set([...copies.values()].map(({ conversationId }) => conversationId))
      for (const conversationId of new Set([...told, ...running])) {
        const files = of(conversationId)
        if (files.length > 0) told.add(conversationId)
        else told.delete(conversationId)
        tell({ conversationId, files })
      }
    }, TELL_EVERY_MS)
  }

  return {
    begin(conversationId, files) {
      for (const file of files) copies.set(file.id, { ...file, conversationId, copiedBytes: 0 })
      later()
    },
    moved(id, copiedBytes) {
      const copy = copies.get(id)
      if (copy) copy.copiedBytes = copiedBytes
      later()
    },
    end(id) {
      const conversationId = copies.get(id)?.conversationId
      copies.delete(id)
      if (conversationId && told.has(conversationId) && of(conversationId).length === 0) {
        told.delete(conversationId)
        tell({ conversationId, files: [] })
      }
    },
  }
}

import { useState } from 'react'
import type { StagedFile } from '../../../../protocol/ipc/views.ts'
import type { ConversationId, FileId } from '../../../../protocol/wire/ids.ts'
import { findStrangers, type Stranger } from '../../../stores/sending.ts'

/** Files that somebody has said yes to: each is asked about once. */
const agreed = new Set<FileId>()

export interface StrangerCheck {
  /** What is being asked about; null when nothing is. */
  found: Stranger[] | null
  /** True when nothing stands in the way of sending these files; else the question is on screen. */
  passes: (files: readonly StagedFile[]) => Promise<boolean>
  agree: () => void
  refuse: () => void
}

/** Asks once more before a file that names another customer leaves. */
export function useStrangers(conversationId: ConversationId): StrangerCheck {
  const [asked, setAsked] = useState<{ found: Stranger[]; fileIds: FileId[] } | null>(null)
  return {
    found: asked?.found ?? null,
    passes: async (files) => {
      const fileIds = files.map(({ id }) => id).filter((id) => !agreed.has(id))
      if (fileIds.length === 0) return true
      const found = await findStrangers(conversationId, fileIds)
      if (found.length === 0) return true
      setAsked({ found, fileIds })
      return false
    },
    agree: () => {
      asked?.fileIds.forEach((fileId) => agreed.add(fileId))
      setAsked(null)
    },
    refuse: () => setAsked(null),
  }
}

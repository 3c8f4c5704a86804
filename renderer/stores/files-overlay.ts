import { create } from 'zustand'
import type { FileId } from '../../protocol/wire/ids.ts'

/** Files that can do harm when they are opened, and what happens when they are saved nevertheless. */
export interface SaveWarning {
  files: { name: string; danger: string }[]
  proceed: () => void
}

interface FileOverlay {
  /** Files for which a person is being chosen. */
  forwarding: FileId[] | null
  warning: SaveWarning | null
}

/** What stands above the window because of a file; the lightbox has a store of its own. */
export const useFileOverlay = create<FileOverlay>()(() => ({ forwarding: null, warning: null }))

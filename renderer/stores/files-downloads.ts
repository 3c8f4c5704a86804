import { create } from 'zustand'
import type { NoticePayload } from '../../protocol/ipc/notices.ts'
import type { FileId } from '../../protocol/wire/ids.ts'
import { listen } from '../app/bridge.ts'

type Progress = NoticePayload<'download.progressed'>

interface DownloadsState {
  /** Files that are on their way here, and how much of them has come. */
  running: ReadonlyMap<FileId, Progress>
  watch: () => () => void
}

/** How far downloads are. A download that was cut stays as it was until it goes on. */
export const useDownloads = create<DownloadsState>()((set, get) => ({
  running: new Map(),
  watch: () =>
    listen('download.progressed', (progress) => {
      const running = new Map(get().running)
      if (progress.receivedBytes >= progress.sizeBytes) running.delete(progress.fileId)
      else running.set(progress.fileId, progress)
      set({ running })
    }),
}))

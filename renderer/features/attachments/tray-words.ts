import type { StagedFile } from '../../../protocol/ipc/views.ts'
import { sizeWords } from '../../ui/size-words.ts'

/** What the server takes, as it said last. */
interface Limits {
  fileBytesMax: number
  filesPerMessageMax: number
  freeBytes: number
}

/** What lies in the tray, and what the server takes: "3 of 10 files, 4.2 MB · up to 2.1 GB each, 20 GB left". */
export function trayWords(files: readonly StagedFile[], limits: Limits | null): string {
  const size = sizeWords(files.reduce((sum, file) => sum + file.sizeBytes, 0))
  const count = files.length
  if (!limits) return `${count === 1 ? '1 file' : `${count} files`}, ${size}`
  const each = sizeWords(limits.fileBytesMax)
  const left = sizeWords(limits.freeBytes)
  return `${count} of ${limits.filesPerMessageMax} files, ${size} · up to ${each} each, ${left} left`
}

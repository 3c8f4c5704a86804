import type { StagedFile } from '../../../protocol/ipc/views.ts'
import { extensionOf, fileKind } from '../files/index.ts'

/** What a file is, in a word: "Picture", "PDF", "XLSX". */
export function kindWords({ name, mime }: Pick<StagedFile, 'name' | 'mime'>): string {
  const kind = fileKind(mime)
  if (kind === 'image') return 'Picture'
  if (kind === 'video') return 'Video'
  if (kind === 'audio') return 'Sound'
  if (kind === 'pdf') return 'PDF'
  return extensionOf(name) || 'File'
}

import type { StagedFile } from '../../protocol/ipc/views.ts'
import type { FileId } from '../../protocol/wire/ids.ts'
import { CONVERSATION } from './samples.ts'

/** A file in the tray of the chat with Nadia Nguyen. */
export function sampleStaged(change: Partial<StagedFile> = {}): StagedFile {
  return {
    id: '00000000-0000-7000-8000-0000000000f1' as FileId,
    conversationId: CONVERSATION,
    name: 'contract.pdf',
    sizeBytes: 1_200_000,
    mime: 'application/pdf',
    caption: '',
    state: 'staged',
    sentBytes: 0,
    bytesPerSecond: null,
    error: null,
    signature: null,
    ...change,
  }
}

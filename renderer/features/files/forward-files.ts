import type { FileId } from '../../../protocol/wire/ids.ts'
import { useFileOverlay } from '../../stores/files-overlay.ts'

/** Asks for whom the files are, and lays them into that chat's tray. Nothing is sent. */
export function forwardFiles(fileIds: FileId[]): void {
  useFileOverlay.setState({ forwarding: fileIds })
}

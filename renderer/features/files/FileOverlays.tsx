import { useEffect } from 'react'
import { useDownloads } from '../../stores/files-downloads.ts'
import { useFileOverlay } from '../../stores/files-overlay.ts'
import { DangerDialog } from './DangerDialog.tsx'
import { ForwardDialog } from './ForwardDialog.tsx'
import { Lightbox } from './lightbox/Lightbox.tsx'

/** What can stand above the window because of a file. In the frame of the window once. */
export function FileOverlays() {
  const { forwarding, warning } = useFileOverlay()
  useEffect(() => useDownloads.getState().watch(), [])
  return (
    <>
      <Lightbox />
      {forwarding && (
        <ForwardDialog fileIds={forwarding} onClose={() => useFileOverlay.setState({ forwarding: null })} />
      )}
      {warning && (
        <DangerDialog warning={warning} onClose={() => useFileOverlay.setState({ warning: null })} />
      )}
    </>
  )
}

import type { SaveWarning } from '../../stores/files-overlay.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { shownName } from './shown-name.ts'

/** Says what a file can do before it is saved. Foyer itself never opens it. */
export function DangerDialog({ warning, onClose }: { warning: SaveWarning; onClose: () => void }) {
  const { files } = warning
  return (
    <Dialog
      title={files.length === 1 ? 'This file can do harm' : 'Some of these files can do harm'}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onClick={onClose}>
            Don’t save
          </Button>
          <Button
            look="danger"
            onClick={() => {
              onClose()
              warning.proceed()
            }}
          >
            Save nevertheless…
          </Button>
        </>
      }
    >
      <ul>
        {files.map(({ name, danger }, index) => (
          <li key={index}>
            <bdi>{shownName(name)}</bdi> {danger} when it is opened.
          </li>
        ))}
      </ul>
      <p>
        Save only what you expected, from somebody you know. Foyer saves it without the right to run, and
        never opens it.
      </p>
    </Dialog>
  )
}

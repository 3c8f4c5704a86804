import type { AskedFolder } from '../../../protocol/ipc/views.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { countWords, sizeWords } from '../../ui/size-words.ts'
import styles from './FolderDialog.module.css'

/** Asks what is to become of a dropped folder. Nothing of it has been copied yet. */
export function FolderDialog(props: {
  folder: AskedFolder
  /** How many files still fit into the message; null when that is not known. */
  room: number | null
  onAnswer: (as: 'files' | 'zip' | 'none') => void
}) {
  const { folder, room, onAnswer } = props
  const files = folder.fileCount === 1 ? '1 file' : `${countWords(folder.fileCount)} files`
  const fits = room === null || folder.fileCount <= room
  return (
    <Dialog
      title={`“${folder.name}” is a folder`}
      onClose={() => onAnswer('none')}
      actions={
        <>
          <Button onClick={() => onAnswer('none')}>Leave out</Button>
          <Button disabled={!fits} onClick={() => onAnswer('files')}>
            Send its {folder.fileCount === 1 ? 'file' : 'files'}
          </Button>
          <Button look="primary" onClick={() => onAnswer('zip')}>
            Send a zip
          </Button>
        </>
      }
    >
      <p>
        <bdi className={styles.name}>{folder.name}</bdi> has {files}, {sizeWords(folder.sizeBytes)}. How
        should it go?
      </p>
      {!fits && (
        <p className={styles.hint}>
          {room > 0
            ? `This message has room for ${room === 1 ? '1 more file' : `${room} more files`}, so it can go as a zip.`
            : 'This message has no room for more files. Send it, and drop the folder again.'}
        </p>
      )}
    </Dialog>
  )
}

import { useState, type ReactNode } from 'react'
import type { StagedFile } from '../../../protocol/ipc/views.ts'
import type { FileId } from '../../../protocol/wire/ids.ts'
import { useStaged } from '../../stores/staged.ts'
import { HiddenText } from '../../ui/HiddenText.tsx'
import { showToast } from '../../ui/toast.ts'
import { CopyTile } from './CopyTile.tsx'
import { FolderDialog } from './FolderDialog.tsx'
import { RefusedFiles } from './RefusedFiles.tsx'
import { StagedTile } from './StagedTile.tsx'
import { moved } from './tray-order.ts'
import { trayWords } from './tray-words.ts'
import styles from './StagedTray.module.css'

/**
 * Files that wait for Send, what is asked about them, and those that were left out with the reason. `below` is what else stands
 * with a file.
 */
export function StagedTray({ below }: { below?: (file: StagedFile) => ReactNode }) {
  const { files, refused, error, folders, limits } = useStaged()
  const { remove, restore, stopCopy, order, answerFolder, forgetRefused } = useStaged()
  // A copy is whole a moment before its progress is told to be over: nothing stands there twice.
  const copying = useStaged((state) => state.copying).filter(({ id }) =>
    files.every((file) => file.id !== id),
  )
  const [said, setSaid] = useState('')
  const [folder] = folders

  const move = (fileId: FileId, to: number) => {
    const ids = files.map(({ id }) => id)
    const next = moved(ids, fileId, to)
    if (next.every((id, place) => id === ids[place])) return
    const name = files.find(({ id }) => id === fileId)?.name ?? ''
    setSaid(`${name} is now ${next.indexOf(fileId) + 1} of ${next.length}`)
    void order(next)
  }
  const takeOut = (file: StagedFile) => {
    remove(file.id)
    showToast(`${file.name} removed`, { action: { label: 'Undo', run: () => restore(file.id) } })
  }

  const isEmpty = files.length === 0 && copying.length === 0
  if (isEmpty && refused.length === 0 && error === null && !folder) return null
  return (
    <div className={styles.tray}>
      {!isEmpty && (
        <ul className={styles.files} aria-label="Files to be sent">
          {files.map((file, place) => (
            <StagedTile
              key={file.id}
              file={file}
              place={place}
              count={files.length}
              onMove={move}
              onRemove={() => takeOut(file)}
            >
              {below?.(file)}
            </StagedTile>
          ))}
          {copying.map((copy) => (
            <CopyTile key={copy.id} copy={copy} onStop={() => void stopCopy(copy.id)} />
          ))}
        </ul>
      )}
      {files.length > 0 && <p className={styles.total}>{trayWords(files, limits)}</p>}
      <HiddenText>
        <span role="status">{said}</span>
      </HiddenText>
      <RefusedFiles refused={refused} error={error} onClose={forgetRefused} />
      {folder && (
        <FolderDialog
          key={folder.id}
          folder={folder}
          room={limits && limits.filesPerMessageMax - files.length}
          onAnswer={(as) => void answerFolder(folder.id, as)}
        />
      )}
    </div>
  )
}
